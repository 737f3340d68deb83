package dev.millrace.windowing;

import java.time.Duration;
import java.util.Collection;

/** Windows of one size that begin every slide, by the records' timestamps: a record is in size / slide of them. */
public final class SlidingEventTimeWindows extends WindowAssigner<Object, TimeWindow> {
    private final AlignedWindows windows;

    private SlidingEventTimeWindows(AlignedWindows windows) {
        this.windows = windows;
    }

    /** Windows that begin at multiples of the slide after the epoch. */
    public static SlidingEventTimeWindows of(Duration size, Duration slide) {
        return of(size, slide, Duration.ZERO);
    }

    /** The same, shifted by {@code offset}, which is shorter than the slide and may be negative. Throws {@link IllegalArgumentException} otherwise. */
    public static SlidingEventTimeWindows of(Duration size, Duration slide, Duration offset) {
        return new SlidingEventTimeWindows(AlignedWindows.sliding("SlidingEventTimeWindows", size, slide, offset));
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        if (timestamp == Long.MIN_VALUE) {
            throw new MissingTimestampException(element);
        }
        return windows.at(timestamp);
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return EventTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return true;
    }

    @Override
    public String toString() {
        return "SlidingEventTimeWindows(" + windows + ")";
    }
}
