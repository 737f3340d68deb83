package dev.millrace.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps by key and namespace whose entries are accessed one by one; a map without entries is not there.
 *
 * @param <N> type of the namespaces
 * @param <UK> type of the maps' keys
 * @param <UV> type of the maps' values
 */
public interface KeyedMaps<N, UK, UV> extends KeyedValues<N, Map<UK, UV>> {
    /** The value at {@code key} in the current key's map in {@code namespace}; null where there is none. */
    @Nullable
    UV getEntry(N namespace, UK key);

    /** Whether the current key's map in {@code namespace} has a value at {@code key}, be it null. */
    boolean containsEntry(N namespace, UK key);

    /** Sets the value at {@code key} in the current key's map in {@code namespace}. */
    void putEntry(N namespace, UK key, UV value) throws Exception;

    /** Forgets the value at {@code key} in the current key's map in {@code namespace}. */
    void removeEntry(N namespace, UK key);

    /** Whether the current key has no map in {@code namespace}. */
    boolean isEmpty(N namespace);
}
