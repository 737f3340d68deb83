package dev.millrace.operators;

import dev.millrace.functions.FlatMapFunction;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;

/**
 * One record in, any number out, each with its timestamp.
 *
 * @param <T> type of the input
 * @param <O> type of the output
 */
public final class FlatMapOperator<T, O> extends FunctionOperator {
    private final FlatMapFunction<T, O> function;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<O> collector;

    /** An operator around {@code function}. */
    public FlatMapOperator(FlatMapFunction<T, O> function) {
        super(function);
        this.function = function;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        collector = new TimestampedCollector<>(output);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        collector.setTimestamp(timestamp);
        function.flatMap((T) value, collector);
    }
}
