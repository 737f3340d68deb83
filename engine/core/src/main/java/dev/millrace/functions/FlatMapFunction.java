package dev.millrace.functions;

/**
 * One record in, any number of records out.
 *
 * @param <T> type of the input
 * @param <O> type of the output
 */
@FunctionalInterface
public interface FlatMapFunction<T, O> extends Function {
    /** Collects what {@code value} becomes; an exception fails the task. */
    void flatMap(T value, Collector<O> out) throws Exception;
}
