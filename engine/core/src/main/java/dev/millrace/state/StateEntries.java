package dev.millrace.state;

import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a state that holds a map. Removing one, or setting its value, changes the state, as with Flink's; what is removed in
 * another way meanwhile does not come any more.
 */
final class StateEntries<K, V> implements Iterator<Map.Entry<K, V>> {
    private final Iterator<K> keys;
    private final Access<K, V> state;
    private @Nullable K next;
    private @Nullable K last;

    /** The state, entry by entry. */
    interface Access<K, V> {
        boolean contains(K key) throws Exception;

        @Nullable
        V get(K key) throws Exception;

        void put(K key, V value) throws Exception;

        void remove(K key) throws Exception;
    }

    /** The entries at these keys, which are looked up when it is their turn. */
    StateEntries(Iterable<K> keys, Access<K, V> state) {
        this.keys = copy(keys).iterator();
        this.state = state;
    }

    private static <K> List<K> copy(Iterable<K> keys) {
        List<K> copy = new ArrayList<>();
        keys.forEach(copy::add);
        return copy;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && keys.hasNext()) {
                K key = keys.next();
                next = state.contains(key) ? key : null;
            }
        } catch (Exception failed) {
            throw unchecked(failed);
        }
        return next != null;
    }

    @Override
    public Map.Entry<K, V> next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        K key = next;
        next = null;
        last = key;
        try {
            return new Entry(key, state.get(key));
        } catch (Exception failed) {
            throw unchecked(failed);
        }
    }

    @Override
    public void remove() {
        K key = last;
        if (key == null) {
            throw new IllegalStateException("there is no entry to remove; call next() first");
        }
        last = null;
        try {
            state.remove(key);
        } catch (Exception failed) {
            throw unchecked(failed);
        }
    }

    private static RuntimeException unchecked(Exception failed) {
        return failed instanceof RuntimeException already ? already : new IllegalStateException(failed);
    }

    private final class Entry extends SimpleEntry<K, V> {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("NullAway") // SimpleEntry says nothing of null; a map state's value may be it
        Entry(K key, @Nullable V value) {
            super(key, value);
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
