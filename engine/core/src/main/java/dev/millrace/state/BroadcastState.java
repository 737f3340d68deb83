package dev.millrace.state;

import java.util.Iterator;
import java.util.Map;

/**
 * A map that every subtask of an operator holds alike, as long as all write the same.
 *
 * @param <K> type of the map's keys
 * @param <V> type of the map's values
 */
public interface BroadcastState<K, V> extends ReadOnlyBroadcastState<K, V> {
    /** Puts {@code value} under {@code key}. */
    void put(K key, V value) throws Exception;

    /** Puts all entries of {@code map}. */
    void putAll(Map<K, V> map) throws Exception;

    /** Removes the entry under {@code key}, if there is one. */
    void remove(K key) throws Exception;

    /** All entries, in the order they were put first. Removing one, or setting its value, changes the state. */
    Iterable<Map.Entry<K, V>> entries() throws Exception;

    /** The same. */
    Iterator<Map.Entry<K, V>> iterator() throws Exception;
}
