package dev.millrace.windowing;

import java.time.Duration;
import java.util.Collection;

/** Windows of one size that begin every slide, by the operator's clock: a record is in size / slide of them. */
public final class SlidingProcessingTimeWindows extends WindowAssigner<Object, TimeWindow> {
    private final AlignedWindows windows;

    private SlidingProcessingTimeWindows(AlignedWindows windows) {
        this.windows = windows;
    }

    /** Windows that begin at multiples of the slide after the epoch. */
    public static SlidingProcessingTimeWindows of(Duration size, Duration slide) {
        return of(size, slide, Duration.ZERO);
    }

    /** The same, shifted by {@code offset}, which is shorter than the slide and may be negative. Throws {@link IllegalArgumentException} otherwise. */
    public static SlidingProcessingTimeWindows of(Duration size, Duration slide, Duration offset) {
        return new SlidingProcessingTimeWindows(
                AlignedWindows.sliding("SlidingProcessingTimeWindows", size, slide, offset));
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        return windows.at(context.getCurrentProcessingTime());
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return ProcessingTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return false;
    }

    @Override
    public String toString() {
        return "SlidingProcessingTimeWindows(" + windows + ")";
    }
}
