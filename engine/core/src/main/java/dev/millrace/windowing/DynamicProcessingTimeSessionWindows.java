package dev.millrace.windowing;

import java.util.Collection;
import java.util.List;

/**
 * Sessions by the operator's clock, of which each record says for itself how long it lasts.
 *
 * @param <T> type of the records
 */
public final class DynamicProcessingTimeSessionWindows<T> extends MergingWindowAssigner<T, TimeWindow> {
    private final SessionWindowTimeGapExtractor<T> extractor;

    DynamicProcessingTimeSessionWindows(SessionWindowTimeGapExtractor<T> extractor) {
        this.extractor = extractor;
    }

    /** Sessions whose gap each record says for itself. */
    public static <T> DynamicProcessingTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<T> extractor) {
        return new DynamicProcessingTimeSessionWindows<>(extractor);
    }

    @Override
    public Collection<TimeWindow> assignWindows(T element, long timestamp, WindowAssignerContext context) {
        long gap = extractor.extract(element);
        if (gap <= 0) {
            throw new IllegalArgumentException("The gap of a session must be more than zero, not " + gap + " ms.");
        }
        long start = context.getCurrentProcessingTime();
        return List.of(new TimeWindow(start, start + gap));
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        mergeIntersecting(windows, callback);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Trigger<T, TimeWindow> getDefaultTrigger() {
        return (Trigger<T, TimeWindow>) (Trigger<?, TimeWindow>) ProcessingTimeTrigger.create();
    }

    @Override
    public boolean isEventTime() {
        return false;
    }
}
