package dev.millrace.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of an operator: a value for each key and namespace, accessed under the current key of the {@link KeyContext}.
 * What a backend offers; the states that users see are thin views of it.
 *
 * @param <N> type of the namespaces
 * @param <V> type of the values
 */
public interface KeyedValues<N, V> {
    /** The current key's value in {@code namespace}, null where there is none. */
    @Nullable
    V get(N namespace);

    /** Sets the current key's value in {@code namespace}. */
    void put(N namespace, V value);

    /** Forgets the current key's value in {@code namespace}; true where there was one. */
    boolean remove(N namespace);

    /** All keys that have a value in {@code namespace}, a copy; in no particular order, but the same in every run. */
    List<Object> keys(N namespace);

    /** The order in which entries are looked at to clean them up, kept from now on; null where the backend has none. */
    default @Nullable VisitOrder<N> visits(int keyGroups) {
        return null;
    }

    /** Adds one element to the current key's value in {@code namespace} with a single look-up; true where there had been no value. */
    <A> boolean add(N namespace, A element, Fold<V, A> fold) throws Exception;
}
