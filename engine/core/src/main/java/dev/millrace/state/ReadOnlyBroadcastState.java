package dev.millrace.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map that every subtask of an operator holds alike, for reading.
 *
 * @param <K> type of the map's keys
 * @param <V> type of the map's values
 */
public interface ReadOnlyBroadcastState<K, V> extends State {
    /** The value under {@code key}, null where there is none. */
    @Nullable
    V get(K key) throws Exception;

    /** Whether there is an entry under {@code key}. */
    boolean contains(K key) throws Exception;

    /** All entries, in the order they were put first; not to be changed. */
    Iterable<Map.Entry<K, V>> immutableEntries() throws Exception;
}
