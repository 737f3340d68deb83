package dev.millrace.functions;

/**
 * Decides which records go on.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface FilterFunction<T> extends Function {
    /** True to keep {@code value}; an exception fails the task. */
    boolean filter(T value) throws Exception;
}
