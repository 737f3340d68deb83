package dev.millrace.operators;

import dev.millrace.functions.TimerService;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.state.Namespace;
import dev.millrace.state.Timers;
import dev.millrace.trace.TimeDomain;

/** Clocks and timers of the current key, as a function sees them. */
final class KeyedTimers implements TimerService {
    private final OperatorContext context;
    private final Timers<Namespace.Whole> timers;

    KeyedTimers(OperatorContext context, Timers<Namespace.Whole> timers) {
        this.context = context;
        this.timers = timers;
    }

    @Override
    public long currentProcessingTime() {
        return context.processingTime();
    }

    @Override
    public long currentWatermark() {
        return context.watermark();
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
        timers.set(TimeDomain.PROCESSING_TIME, Namespace.Whole.KEY, time);
    }

    @Override
    public void registerEventTimeTimer(long time) {
        timers.set(TimeDomain.EVENT_TIME, Namespace.Whole.KEY, time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        timers.delete(TimeDomain.PROCESSING_TIME, Namespace.Whole.KEY, time);
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        timers.delete(TimeDomain.EVENT_TIME, Namespace.Whole.KEY, time);
    }
}
