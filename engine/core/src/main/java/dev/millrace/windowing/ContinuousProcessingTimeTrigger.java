package dev.millrace.windowing;

import dev.millrace.state.ReducingState;
import dev.millrace.state.ReducingStateDescriptor;
import java.time.Duration;

/**
 * Fires each time the operator's clock passes a multiple of an interval, while the window has elements.
 *
 * @param <W> type of the windows
 */
public final class ContinuousProcessingTimeTrigger<W extends Window> extends Trigger<Object, W> {
    private final long interval;
    private final ReducingStateDescriptor<Long> next =
            new ReducingStateDescriptor<>("fire-time", Math::min, Long.class);

    private ContinuousProcessingTimeTrigger(long interval) {
        this.interval = interval;
    }

    /** Fires every {@code interval} of processing time. */
    public static <W extends Window> ContinuousProcessingTimeTrigger<W> of(Duration interval) {
        return new ContinuousProcessingTimeTrigger<>(interval.toMillis());
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext context) throws Exception {
        long now = context.getCurrentProcessingTime();
        if (context.getPartitionedState(next).get() == null) {
            setNext(now - (now % interval), window, context);
        }
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext context) throws Exception {
        ReducingState<Long> state = context.getPartitionedState(next);
        Long due = state.get();
        if (due != null && due == time) {
            state.clear();
            setNext(time, window, context);
            return TriggerResult.FIRE;
        }
        return TriggerResult.CONTINUE;
    }

    private void setNext(long time, W window, TriggerContext context) throws Exception {
        long at = Math.min(time + interval, window.maxTimestamp());
        context.getPartitionedState(next).add(at);
        context.registerProcessingTimeTimer(at);
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext context) {
        return TriggerResult.CONTINUE;
    }

    @Override
    public void clear(W window, TriggerContext context) throws Exception {
        ReducingState<Long> state = context.getPartitionedState(next);
        Long at = state.get();
        if (at != null) {
            context.deleteProcessingTimeTimer(at);
            state.clear();
        }
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    @Override
    public void onMerge(W window, OnMergeContext context) throws Exception {
        context.mergePartitionedState(next);
        Long at = context.getPartitionedState(next).get();
        if (at != null) {
            context.registerProcessingTimeTimer(at);
        }
    }

    @Override
    public String toString() {
        return "ContinuousProcessingTimeTrigger(" + interval + ")";
    }
}
