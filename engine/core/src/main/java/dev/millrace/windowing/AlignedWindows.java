package dev.millrace.windowing;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows of one size that begin every {@code slide} ms from an offset on. The last answers are kept, since most records
 * fall into the windows of one of the records before: assigning them then allocates nothing.
 */
final class AlignedWindows implements Serializable {
    /** Enough for records out of order by as many slides. */
    private static final int KEPT = 16;

    private final long size;
    private final long slide;
    private final long offset;
    private transient Answer last = Answer.NONE;
    private transient Answer[] answers = noAnswers();

    /** The windows of all times in {@code [from, to)}. */
    private record Answer(long from, long to, List<TimeWindow> windows) {
        static final Answer NONE = new Answer(0, 0, List.of());

        boolean covers(long time) {
            return time >= from && time < to;
        }
    }

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
        if (!last.covers(time)) {
            last = recall(time);
        }
        return last.windows();
    }

    private Answer recall(long time) {
        int place = (int) Math.floorMod(Math.floorDiv(time - offset, slide), (long) KEPT);
        if (!answers[place].covers(time)) {
            answers[place] = answer(time);
        }
        return answers[place];
    }

    private Answer answer(long time) {
        long newest = TimeWindow.getWindowStartWithOffset(time, offset, slide);
        if (slide == size) {
            // End to end, there is one window for every time, also where ms before it are out of range.
            return new Answer(newest, newest + size, List.of(new TimeWindow(newest, newest + size)));
        }
        List<TimeWindow> windows = new ArrayList<>();
        long start = newest;
        for (; start > time - size; start -= slide) {
            windows.add(new TimeWindow(start, start + size));
        }
        // Right until the next window begins or the oldest one of these ends, and back to where the one left out ended.
        long from = Math.max(newest, start + size);
        long to = windows.isEmpty() ? newest + slide : Math.min(newest + slide, start + slide + size);
        return new Answer(from, to, List.copyOf(windows));
    }

    private static Answer[] noAnswers() {
        Answer[] none = new Answer[KEPT];
        Arrays.fill(none, Answer.NONE);
        return none;
    }

    @Override
    public String toString() {
        return "size=" + size + " ms" + (slide == size ? "" : ", slide=" + slide + " ms")
                + (offset == 0 ? "" : ", offset=" + offset + " ms");
    }

    /** A copy starts with no answers. */
    private Object readResolve() {
        return new AlignedWindows(size, slide, offset);
    }
}
