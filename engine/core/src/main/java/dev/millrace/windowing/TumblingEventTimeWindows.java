package dev.millrace.windowing;

import java.time.Duration;
import java.util.Collection;

/** Windows of one size, end to end, by the records' timestamps; aligned to the epoch. */
public final class TumblingEventTimeWindows extends WindowAssigner<Object, TimeWindow> {
    private final AlignedWindows windows;

    private TumblingEventTimeWindows(AlignedWindows windows) {
        this.windows = windows;
    }

    /** Windows that begin at multiples of the size after the epoch. */
    public static TumblingEventTimeWindows of(Duration size) {
        return of(size, Duration.ZERO);
    }

    /** The same, shifted by {@code offset}, which is shorter than the size and may be negative. Throws {@link IllegalArgumentException} otherwise. */
    public static TumblingEventTimeWindows of(Duration size, Duration offset) {
        return new TumblingEventTimeWindows(AlignedWindows.tumbling("TumblingEventTimeWindows", size, offset));
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
        return "TumblingEventTimeWindows(" + windows + ")";
    }
}
