package dev.millrace.state;

import java.util.Collection;

/**
 * A state whose values in several namespaces can become one.
 *
 * @param <N> type of the namespaces
 */
public interface MergeableState<N> extends Namespaced<N> {
    /** Moves the current key's values in {@code from} into the one in {@code into}. */
    void merge(N into, Collection<? extends N> from) throws Exception;
}
