package dev.millrace.windowing;

import java.time.Duration;

/**
 * Fires each time the watermark passes a multiple of an interval, and at the window's last ms.
 *
 * @param <W> type of the windows
 */
public final class ContinuousEventTimeTrigger<W extends Window> extends ContinuousTrigger<W> {
    private ContinuousEventTimeTrigger(Duration interval) {
        super(interval);
    }

    /** Fires every {@code interval} of event time. */
    public static <W extends Window> ContinuousEventTimeTrigger<W> of(Duration interval) {
        return new ContinuousEventTimeTrigger<>(interval);
    }

    @Override
    public TriggerResult onElement(Object element, long timestamp, W window, TriggerContext context) throws Exception {
        if (window.maxTimestamp() <= context.getCurrentWatermark()) {
            return TriggerResult.FIRE;
        }
        context.registerEventTimeTimer(window.maxTimestamp());
        begin(timestamp, window, context);
        return TriggerResult.CONTINUE;
    }

    @Override
    public TriggerResult onEventTime(long time, W window, TriggerContext context) throws Exception {
        return time == window.maxTimestamp() ? TriggerResult.FIRE : onTimer(time, window, context);
    }

    @Override
    public TriggerResult onProcessingTime(long time, W window, TriggerContext context) {
        return TriggerResult.CONTINUE;
    }

    @Override
    void register(long time, TriggerContext context) {
        context.registerEventTimeTimer(time);
    }

    @Override
    void delete(long time, TriggerContext context) {
        context.deleteEventTimeTimer(time);
    }
}
