package dev.millrace.windowing;

import dev.millrace.state.ReducingState;
import dev.millrace.state.ReducingStateDescriptor;

/**
 * Fires when a window has got so many elements since it last fired.
 *
 * @param <W> type of the windows
 */
public final class CountTrigger<W extends Window> extends Trigger<Object, W> {
    private final long maxCount;
    private final ReducingStateDescriptor<Long> count = new ReducingStateDescriptor<>("count", Long::sum, Long.class);

    private CountTrigger(long maxCount) {
        this.maxCount = maxCount;
    }

    /** Fires at every {@code maxCount}th element. */
    public static <W extends Window> CountTrigger<W> of(long maxCount) {
        return new CountTrigger<>(maxCount);
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext context) throws Exception {
        ReducingState<Long> soFar = context.getPartitionedState(count);
        soFar.add(1L);
        Long now = soFar.get();
        if (now != null && now >= maxCount) {
            soFar.clear();
            return TriggerResult.FIRE;
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext context) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext context) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public void clear(W window, TriggerContext context) {
        context.getPartitionedState(count).clear();
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(W window, OnMergeContext context) {
        context.mergePartitionedState(count);
    }

    @Override
    public String toString() {
        return "CountTrigger(" + maxCount + ")";
    }
}
