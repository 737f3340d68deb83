package dev.millrace.windowing;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Sessions by the operator's clock: records of a key that are no more than the gap apart share a window. */
public final class ProcessingTimeSessionWindows extends MergingWindowAssigner<Object, TimeWindow> {
    private final long gap;

    private ProcessingTimeSessionWindows(long gap) {
        if (gap <= 0) {
            throw new IllegalArgumentException(
                    "ProcessingTimeSessionWindows needs a gap above zero, not " + gap + " ms.");
        }
        this.gap = gap;
    }

    /** Sessions that end after a silence of {@code size}, more than zero. */
    public static ProcessingTimeSessionWindows withGap(Duration size) {
        return new ProcessingTimeSessionWindows(size.toMillis());
    }

    /** Sessions whose gap each record says for itself. */
    public static <T> DynamicProcessingTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<T> extractor) {
        return new DynamicProcessingTimeSessionWindows<>(extractor);
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        long start = context.getCurrentProcessingTime();
        return List.of(new TimeWindow(start, start + gap));
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        mergeIntersecting(windows, callback);
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
        return "ProcessingTimeSessionWindows(" + gap + ")";
    }
}
