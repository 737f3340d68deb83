package dev.millrace.operators;

import dev.millrace.functions.CoProcessFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.TimerService;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link CoProcessFunction} on two streams that are not keyed: clocks and side outputs, no timers.
 *
 * @param <IN1> type of the first input
 * @param <IN2> type of the second input
 * @param <OUT> type of the main output
 */
public final class CoProcessOperator<IN1, IN2, OUT> extends FunctionOperator {
    private final CoProcessFunction<IN1, IN2, OUT> function;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<OUT> collector;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private ElementContext elementContext;

    /** An operator around {@code function}. */
    public CoProcessOperator(CoProcessFunction<IN1, IN2, OUT> function) {
        super(function);
        this.function = function;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        collector = new TimestampedCollector<>(output);
        elementContext = new ElementContext(function);
    }

    @Override
    public Input input(int ordinal) {
        return ordinal == 0 ? this : this::processSecond;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        at(timestamp);
        function.processElement1((IN1) value, elementContext, collector);
    }

    @SuppressWarnings("unchecked")
    private void processSecond(Object value, long timestamp) throws Exception {
        at(timestamp);
        function.processElement2((IN2) value, elementContext, collector);
    }

    private void at(long timestamp) {
        collector.setTimestamp(timestamp);
        elementContext.timestamp = timestamp;
    }

    private final class ElementContext extends CoProcessFunction<IN1, IN2, OUT>.Context {
        private final TimerService clocks = new Clocks(context());
        private long timestamp = Input.NO_TIMESTAMP;

        ElementContext(CoProcessFunction<IN1, IN2, OUT> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return timestamp == Input.NO_TIMESTAMP ? null : timestamp;
        }

        @Override
        public TimerService timerService() {
            return clocks;
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            try {
                CoProcessOperator.this.output().emitSide(outputTag.getId(), value, timestamp);
            } catch (Exception failed) {
                throw Thrown.unchanged(failed);
            }
        }
    }
}
