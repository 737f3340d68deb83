package dev.millrace.windowing;

import org.jspecify.annotations.Nullable;

/** A window over an interval of time: from {@code start} (inclusive) to {@code end} (exclusive), both in ms. */
public final class TimeWindow extends Window {
    private final long start;
    private final long end;

    /** A window over {@code [start, end)}. */
    public TimeWindow(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /** First ms of the window. */
    public long getStart() {
        return start;
    }

    /** First ms after the window. */
    public long getEnd() {
        return end;
    }

    @Override
    public long maxTimestamp() {
        return end - 1;
    }

    /** Whether the two overlap or touch. */
    public boolean intersects(TimeWindow other) {
        return start <= other.end && end >= other.start;
    }

    /** The smallest window that covers both. */
    public TimeWindow cover(TimeWindow other) {
        return new TimeWindow(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Start of the window of {@code size} ms that {@code timestamp} falls into, where windows begin at {@code offset} ms after the epoch. */
    public static long getWindowStartWithOffset(long timestamp, long offset, long size) {
        return timestamp - Math.floorMod(timestamp - offset, size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof TimeWindow that && start == that.start && end == that.end);
    }

    /** Mixes all bits, by the multipliers of SplitMix64, in the way of Flink: sets of windows have its order, and so has what merging windows hold. */
    @Override
    public int hashCode() {
        long mixed = start + end;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (int) (mixed ^ (mixed >>> 31));
    }

    @Override
    public String toString() {
        return "TimeWindow{start=" + start + ", end=" + end + "}";
    }
}
