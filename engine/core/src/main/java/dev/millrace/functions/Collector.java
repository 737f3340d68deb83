package dev.millrace.functions;

/**
 * Where a function puts what it produces. To be used only during the call it was given in.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface Collector<T> {
    /** Emits {@code record}, which must not be null. */
    void collect(T record);
}
