package dev.millrace.windowing;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows of one size that begin every {@code slide} ms from an offset on. The last answer is kept, since most records
 * fall into the windows of the record before: assigning them then allocates nothing.
 */
final class AlignedWindows implements Serializable {
    private final long size;
    private final long slide;
    private final long offset;
    private transient List<TimeWindow> last = List.of();
    private transient long lastFrom;
    private transient long lastTo;

    private AlignedWindows(long size, long slide, long offset) {
        this.size = size;
        this.slide = slide;
        this.offset = offset;
    }

    static AlignedWindows tumbling(String assigner, Duration size, Duration offset) {
        long ms = size.toMillis();
        if (ms <= 0 || Math.abs(offset.toMillis()) >= ms) {
            throw new IllegalArgumentException(
                    assigner + ": the size must be at least 1 ms and the offset shorter than it, not size " + ms
                            + " ms with offset " + offset.toMillis() + " ms");
        }
        return new AlignedWindows(ms, ms, offset.toMillis());
    }

    static AlignedWindows sliding(String assigner, Duration size, Duration slide, Duration offset) {
        if (size.toMillis() <= 0 || slide.toMillis() <= 0 || Math.abs(offset.toMillis()) >= slide.toMillis()) {
            throw new IllegalArgumentException(
                    assigner + ": size and slide must be at least 1 ms and the offset shorter than the slide, not size "
                            + size.toMillis() + " ms, slide " + slide.toMillis() + " ms with offset "
                            + offset.toMillis() + " ms");
        }
        return new AlignedWindows(size.toMillis(), slide.toMillis(), offset.toMillis());
    }

    /** The windows of a time in ms, the latest first; empty where the slide leaves a gap between windows. */
    List<TimeWindow> at(long time) {
        if (time < lastFrom || time >= lastTo) {
            remember(time);
        }
        return last;
    }

    private void remember(long time) {
        long newest = TimeWindow.getWindowStartWithOffset(time, offset, slide);
        List<TimeWindow> windows = new ArrayList<>(1);
        long start = newest;
        for (; start > time - size; start -= slide) {
            windows.add(new TimeWindow(start, start + size));
        }
        // The answer holds until the next window begins or the oldest one of it ends, and back to where the one left
        // out ended.
        last = List.copyOf(windows);
        lastFrom = Math.max(newest, start + size);
        lastTo = windows.isEmpty() ? newest + slide : Math.min(newest + slide, start + slide + size);
    }

    @Override
    public String toString() {
        return "size=" + size + " ms" + (slide == size ? "" : ", slide=" + slide + " ms")
                + (offset == 0 ? "" : ", offset=" + offset + " ms");
    }

    private Object readResolve() {
        return new AlignedWindows(size, slide, offset);
    }
}
