package dev.millrace.operators;

import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.functions.TimerService;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link ProcessFunction} on a stream that is not keyed: clocks and side outputs, no timers.
 *
 * @param <I> type of the input
 * @param <O> type of the main output
 */
public final class ProcessOperator<I, O> extends FunctionOperator {
    private final ProcessFunction<I, O> function;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<O> collector;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private ElementContext elementContext;

    /** An operator around {@code function}. */
    public ProcessOperator(ProcessFunction<I, O> function) {
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
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        collector.setTimestamp(timestamp);
        elementContext.timestamp = timestamp;
        function.processElement((I) value, elementContext, collector);
    }

    private final class ElementContext extends ProcessFunction<I, O>.Context {
        private final TimerService clocks = new Clocks(context());
        private long timestamp = Input.NO_TIMESTAMP;

        ElementContext(ProcessFunction<I, O> function) {
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
                ProcessOperator.this.output().emitSide(outputTag.getId(), value, timestamp);
            } catch (Exception failed) {
                throw Thrown.unchanged(failed);
            }
        }
    }
}
