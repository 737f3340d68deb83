package dev.millrace.windowing;

import java.time.Duration;
import java.util.Collection;

/** Windows of one size, end to end, by the operator's clock; aligned to the epoch. */
public final class TumblingProcessingTimeWindows extends WindowAssigner<Object, TimeWindow> {
    private final AlignedWindows windows;

    private TumblingProcessingTimeWindows(AlignedWindows windows) {
        this.windows = windows;
    }

    /** Windows that begin at multiples of the size after the epoch. */
    public static TumblingProcessingTimeWindows of(Duration size) {
        return of(size, Duration.ZERO);
    }

    /** The same, shifted by {@code offset}, which is shorter than the size and may be negative. Throws {@link IllegalArgumentException} otherwise. */
    public static TumblingProcessingTimeWindows of(Duration size, Duration offset) {
        return new TumblingProcessingTimeWindows(
                AlignedWindows.tumbling("TumblingProcessingTimeWindows", size, offset));
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
        return "TumblingProcessingTimeWindows(" + windows + ")";
    }
}
