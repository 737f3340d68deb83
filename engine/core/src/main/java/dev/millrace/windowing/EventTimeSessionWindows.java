package dev.millrace.windowing;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Sessions by the records' timestamps: records of a key that are no more than the gap apart share a window. */
public final class EventTimeSessionWindows extends MergingWindowAssigner<Object, TimeWindow> {
    private final long gap;

    private EventTimeSessionWindows(long gap) {
        if (gap <= 0) {
            throw new IllegalArgumentException("EventTimeSessionWindows needs a gap above zero, not " + gap + " ms.");
        }
        this.gap = gap;
    }

    /** Sessions that end after a silence of {@code size}, more than zero. */
    public static EventTimeSessionWindows withGap(Duration size) {
        return new EventTimeSessionWindows(size.toMillis());
    }

    /** Sessions whose gap each record says for itself. */
    public static <T> DynamicEventTimeSessionWindows<T> withDynamicGap(SessionWindowTimeGapExtractor<T> extractor) {
        return new DynamicEventTimeSessionWindows<>(extractor);
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        long start = timestamp;
        return List.of(new TimeWindow(start, start + gap));
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        mergeIntersecting(windows, callback);
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
        return "EventTimeSessionWindows(" + gap + ")";
    }
}
