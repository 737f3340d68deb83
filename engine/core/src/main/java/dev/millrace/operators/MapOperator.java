package dev.millrace.operators;

import dev.millrace.functions.MapFunction;

/**
 * One record in, one record out, with its timestamp.
 *
 * @param <T> type of the input
 * @param <O> type of the output
 */
public final class MapOperator<T, O> extends FunctionOperator {
    private final MapFunction<T, O> function;

    /** An operator around {@code function}. */
    public MapOperator(MapFunction<T, O> function) {
        super(function);
        this.function = function;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        output().emit(function.map((T) value), timestamp);
    }
}
