package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/**
 * Puts one element into a value.
 *
 * @param <V> type of the value
 * @param <A> type of the element
 */
@FunctionalInterface
public interface Fold<V, A> {
    /** The value after {@code element}; {@code value} is null where there was none, and may be changed and returned. */
    V add(@Nullable V value, A element) throws Exception;
}
