package dev.millrace.operators;

import dev.millrace.functions.TimerService;
import dev.millrace.runtime.OperatorContext;

/** Both clocks, and the refusal of timers, on a stream that is not keyed. */
final class Clocks implements TimerService {
    private final OperatorContext context;

    Clocks(OperatorContext context) {
        this.context = context;
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
        throw notKeyed();
    }

    @Override
    public void registerEventTimeTimer(long time) {
        throw notKeyed();
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
        throw notKeyed();
    }

    @Override
    public void deleteEventTimeTimer(long time) {
        throw notKeyed();
    }

    private UnsupportedOperationException notKeyed() {
        return new UnsupportedOperationException("operator '" + context.operator()
                + "': a timer belongs to a key, and this stream is not keyed; put keyBy(...) before the function");
    }
}
