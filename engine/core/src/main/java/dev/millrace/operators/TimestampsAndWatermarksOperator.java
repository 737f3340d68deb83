package dev.millrace.operators;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.connector.SourceClock;
import dev.millrace.runtime.EventTimeClock;
import dev.millrace.runtime.Operator;
import dev.millrace.time.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Gives records timestamps and makes watermarks in the middle of a stream. The watermarks of its input are ignored, but for the
 * last one at the end of input. It heads its chain, so that each record is a step of its own and a watermark goes out right
 * behind it. The meaning is that of Flink's operator of the same name.
 *
 * @param <T> type of the records
 */
public final class TimestampsAndWatermarksOperator<T> extends Operator implements EventTimeClock {
    private final WatermarkStrategy<T> strategy;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private SourceClock<T> clock;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private SourceClock<T>.OfSplit stream;

    /** An operator that does what {@code strategy} says. */
    public TimestampsAndWatermarksOperator(WatermarkStrategy<T> strategy) {
        this.strategy = strategy;
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) {
        clock = new SourceClock<>(strategy, context());
        stream = clock.add();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        T element = (T) value;
        long assigned = stream.timestamp(element, timestamp);
        output().emit(value, assigned);
        stream.emitted(element, assigned);
    }

    @Override
    public long nextProcessingTimer() {
        return clock.nextEmission();
    }

    @Override
    public boolean fireProcessingTimer(long now) {
        return clock.emitPeriodically(now);
    }

    @Override
    public long currentWatermark() {
        return clock.watermark();
    }

    @Override
    public boolean isIdle() {
        return clock.isIdle();
    }
}
