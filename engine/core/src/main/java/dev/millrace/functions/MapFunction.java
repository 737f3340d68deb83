package dev.millrace.functions;

/**
 * One record in, one record out.
 *
 * @param <T> type of the input
 * @param <O> type of the output
 */
@FunctionalInterface
public interface MapFunction<T, O> extends Function {
    /** The record that takes the place of {@code value}; an exception fails the task. */
    O map(T value) throws Exception;
}
