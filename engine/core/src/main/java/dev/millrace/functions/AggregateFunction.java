package dev.millrace.functions;

/**
 * Folds values into an accumulator, one accumulator per key and window.
 *
 * @param <I> type of the input
 * @param <A> type of the accumulator, which is state
 * @param <O> type of the result
 */
public interface AggregateFunction<I, A, O> extends Function {
    /** The accumulator before the first value. */
    A createAccumulator();

    /** The accumulator after {@code value}; may be the one given, changed. */
    A add(I value, A accumulator);

    /** The result to emit when the window fires; the accumulator may be added to afterwards. */
    O getResult(A accumulator);

    /** One accumulator that stands for both; called when windows merge. */
    A merge(A a, A b);
}
