package dev.millrace.windowing;

import dev.millrace.state.ReducingState;
import dev.millrace.state.ReducingStateDescriptor;
import java.time.Duration;

/**
 * Fires each time a clock passes a multiple of an interval. The subclass says which clock.
 *
 * @param <W> type of the windows
 */
abstract class ContinuousTrigger<W extends Window> extends Trigger<Object, W> {
    private final long interval;
    /** When it fires next; of merged windows, the earlier one. */
    private final ReducingStateDescriptor<Long> next =
            new ReducingStateDescriptor<>("fire-time", Math::min, Long.class);

    ContinuousTrigger(Duration interval) {
        this.interval = interval.toMillis();
    }

    abstract void register(long time, TriggerContext context);

    abstract void delete(long time, TriggerContext context);

    /** Has it fire at the first multiple of the interval after {@code time}, unless it is to fire already. */
    final void begin(long time, W window, TriggerContext context) throws Exception {
        if (context.getPartitionedState(next).get() == null) {
            setNext(time - (time % interval), window, context);
        }
    }

    /** A timer of its clock is due. */
    final TriggerResult onTimer(long time, W window, TriggerContext context) throws Exception {
        ReducingState<Long> state = context.getPartitionedState(next);
        Long due = state.get();
        if (due == null || due != time) {
            return TriggerResult.CONTINUE;
        }
        state.clear();
        setNext(time, window, context);
        return TriggerResult.FIRE;
    }

    private void setNext(long time, W window, TriggerContext context) throws Exception {
        long at = Math.min(time + interval, window.maxTimestamp());
        context.getPartitionedState(next).add(at);
        register(at, context);
    }

    @Override
    public void clear(W window, TriggerContext context) throws Exception {
        ReducingState<Long> state = context.getPartitionedState(next);
        Long at = state.get();
        if (at != null) {
            delete(at, context);
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
            register(at, context);
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + interval + ")";
    }
}
