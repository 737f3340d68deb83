package dev.millrace.windowing;

import java.time.Duration;

/**
 * Fires each time the operator's clock passes a multiple of an interval, while the window has elements, the last time at the
 * window's last ms.
 *
 * @param <W> type of the windows
 */
public final class ContinuousProcessingTimeTrigger<W extends Window> extends ContinuousTrigger<W> {
    private ContinuousProcessingTimeTrigger(Duration interval) {
        super(interval);
    }

    /** Fires every {@code interval} of processing time. */
    public static <W extends Window> ContinuousProcessingTimeTrigger<W> of(Duration interval) {
        return new ContinuousProcessingTimeTrigger<>(interval);
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext context) throws Exception {
        begin(context.getCurrentProcessingTime(), window, context);
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext context) throws Exception {
        return time == window.maxTimestamp() ? TriggerResult.FIRE : onTimer(time, window, context);
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext context) {
        return TriggerResult.CONTINUE;
    }

    @Override
    void register(long time, TriggerContext context) {
        context.registerProcessingTimeTimer(time);
    }

    @Override
    void delete(long time, TriggerContext context) {
        context.deleteProcessingTimeTimer(time);
    }
}
