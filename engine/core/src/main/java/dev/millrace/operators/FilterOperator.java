package dev.millrace.operators;

import dev.millrace.functions.FilterFunction;

/**
 * Lets those records pass that a function agrees to.
 *
 * @param <T> type of the records
 */
public final class FilterOperator<T> extends FunctionOperator {
    private final FilterFunction<T> function;

    /** An operator around {@code function}. */
    public FilterOperator(FilterFunction<T> function) {
        super(function);
        this.function = function;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        if (function.filter((T) value)) {
            output().emit(value, timestamp);
        }
    }
}
