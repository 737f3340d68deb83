package dev.millrace.state;

import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the entries that a state held when it was asked. Removing one, or setting its value, changes the state, as with
 * Flink's.
 *
 * @param <R> what is given of each entry
 */
final class StateEntries<K, V, R> implements Iterator<R> {
    private final Iterator<Map.Entry<K, V>> entries;
    private final Access<K, V> state;
    private final Function<Map.Entry<K, V>, R> part;
    private Map.@Nullable Entry<K, V> next;
    private Map.@Nullable Entry<K, V> last;

    /** The state, entry by entry. */
    interface Access<K, V> {
        /** Whether the entry is to be seen, now that it is its turn. */
        boolean isSeen(K key) throws Exception;

        void put(K key, V value) throws Exception;

        void remove(K key) throws Exception;
    }

    StateEntries(Map<K, V> map, Access<K, V> state, Function<Map.Entry<K, V>, R> part) {
        this.entries = new ArrayList<>(map.entrySet()).iterator();
        this.state = state;
        this.part = part;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && entries.hasNext()) {
                Map.Entry<K, V> entry = entries.next();
                next = state.isSeen(entry.getKey()) ? new Entry(entry) : null;
            }
        } catch (Exception failed) {
            throw unchecked(failed);
        }
        return next != null;
    }

    @Override
    public R next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Map.Entry<K, V> entry = next;
        next = null;
        last = entry;
        return part.apply(entry);
    }

    @Override
    public void remove() {
        if (last == null) {
            throw new IllegalStateException("next() has not been called since the last remove()");
        }
        K key = last.getKey();
        last = null;
        try {
            state.remove(key);
        } catch (Exception failed) {
            throw unchecked(failed);
        }
    }

    private static RuntimeException unchecked(Exception failed) {
        return failed instanceof RuntimeException already
                ? already
                : new IllegalStateException("an entry of a map state cannot be read or written", failed);
    }

    private final class Entry extends SimpleEntry<K, V> {
        private static final long serialVersionUID = 1;

        Entry(Map.Entry<K, V> entry) {
            super(entry);
        }

        @Override
        public V setValue(V value) {
            try {
                state.put(getKey(), value);
            } catch (Exception failed) {
                throw unchecked(failed);
            }
            return super.setValue(value);
        }
    }
}
