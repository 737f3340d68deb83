package dev.millrace.windowing;

import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import java.time.Duration;

/**
 * Does as another trigger does, and fires also when that one has not fired for some processing time.
 *
 * @param <T> type of the elements
 * @param <W> type of the windows
 */
public final class ProcessingTimeoutTrigger<T, W extends Window> extends Trigger<T, W> {
    private final Trigger<T, W> nested;
    private final long interval;
    private final boolean resetTimerOnNewRecord;
    private final boolean shouldClearOnTimeout;
    private final ValueStateDescriptor<Long> timeout = new ValueStateDescriptor<>("timeout", Long.class);

    private ProcessingTimeoutTrigger(
            Trigger<T, W> nested, long interval, boolean resetTimerOnNewRecord, boolean shouldClearOnTimeout) {
        this.nested = nested;
        this.interval = interval;
        this.resetTimerOnNewRecord = resetTimerOnNewRecord;
        this.shouldClearOnTimeout = shouldClearOnTimeout;
    }

    /** Fires {@code timeout} after the first element; the nested trigger begins anew then. */
    public static <T, W extends Window> ProcessingTimeoutTrigger<T, W> of(Trigger<T, W> nested, Duration timeout) {
        return of(nested, timeout, false, true);
    }

    /** Fires {@code timeout} after the first element or, if {@code resetTimerOnNewRecord}, the last one; {@code shouldClearOnTimeout} has the nested trigger begin anew then. */
    public static <T, W extends Window> ProcessingTimeoutTrigger<T, W> of(
            Trigger<T, W> nested, Duration timeout, boolean resetTimerOnNewRecord, boolean shouldClearOnTimeout) {
        return new ProcessingTimeoutTrigger<>(nested, timeout.toMillis(), resetTimerOnNewRecord, shouldClearOnTimeout);
    }

    @Override
    public TriggerResult onElement(T element, long timestamp, W window, TriggerContext context) throws Exception {
        TriggerResult result = nested.onElement(element, timestamp, window, context);
        if (result.isFire()) {
            clear(window, context);
            return result;
        }
        ValueState<Long> state = context.getPartitionedState(timeout);
        Long set = state.value();
        if (set != null && resetTimerOnNewRecord) {
            context.deleteProcessingTimeTimer(set);
            set = null;
        }
        if (set == null) {
            long at = context.getCurrentProcessingTime() + interval;
            state.update(at);
            context.registerProcessingTimeTimer(at);
        }
        return result;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext context) throws Exception {
        return timedOut(nested.onProcessingTime(time, window, context), window, context);
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext context) throws Exception {
        return timedOut(nested.onEventTime(time, window, context), window, context);
    }

    private TriggerResult timedOut(TriggerResult result, W window, TriggerContext context) throws Exception {
        if (shouldClearOnTimeout) {
            clear(window, context);
        }
        return result.isPurge() ? TriggerResult.FIRE_AND_PURGE : TriggerResult.FIRE;
    }

    @Override
    public void clear(W window, TriggerContext context) throws Exception {
        ValueState<Long> state = context.getPartitionedState(timeout);
        Long set = state.value();
        if (set != null) {
            context.deleteProcessingTimeTimer(set);
            state.update(null);
        }
        nested.clear(window, context);
    }

    @Override
    public String toString() {
        return "ProcessingTimeoutTrigger(" + nested + ", " + interval + ")";
    }
}
