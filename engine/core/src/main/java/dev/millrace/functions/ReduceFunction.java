package dev.millrace.functions;

/**
 * Combines two values of a type into one; must be associative.
 *
 * @param <T> type of the values
 */
@FunctionalInterface
public interface ReduceFunction<T> extends Function {
    /** What {@code value1} (the earlier) and {@code value2} become; an exception fails the task. */
    T reduce(T value1, T value2) throws Exception;
}
