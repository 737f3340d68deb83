package dev.millrace.functions;

import dev.millrace.state.State;

/**
 * Is shown the state of one key after the other.
 *
 * @param <K> type of the key
 * @param <S> kind of state
 */
@FunctionalInterface
public interface KeyedStateFunction<K, S extends State> {
    /** Sees, and may change, the state of {@code key}. */
    void process(K key, S state) throws Exception;
}
