package dev.millrace.state;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map for each key, accessed entry by entry.
 *
 * @param <UK> type of the map's keys
 * @param <UV> type of the map's values
 */
public interface MapState<UK, UV> extends State {
    /** The value under {@code key}, null where there is none. */
    @Nullable
    UV get(UK key) throws Exception;

    /** Puts {@code value} under {@code key}. */
    void put(UK key, UV value) throws Exception;

    /** Puts all entries of {@code map}. */
    void putAll(Map<UK, UV> map) throws Exception;

    /** Removes the entry under {@code key}, if there is one. */
    void remove(UK key) throws Exception;

    /** Whether there is an entry under {@code key}. */
    boolean contains(UK key) throws Exception;

    /** All entries, a copy; on the heap in the order they were put first. */
    Iterable<Map.Entry<UK, UV>> entries() throws Exception;

    /** All keys. */
    Iterable<UK> keys() throws Exception;

    /** All values. */
    Iterable<UV> values() throws Exception;

    /** Iterates over all entries. */
    Iterator<Map.Entry<UK, UV>> iterator() throws Exception;

    /** Whether there is no entry. */
    boolean isEmpty() throws Exception;
}
