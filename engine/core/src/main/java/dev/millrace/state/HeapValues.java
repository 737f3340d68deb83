package dev.millrace.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One state on the heap: live objects in a {@link HeapTable}. */
class HeapValues<N, V> implements KeyedValues<N, V> {
    private final KeyContext keys;
    private final HeapTable table = new HeapTable();

    HeapValues(KeyContext keys) {
        this.keys = keys;
    }

    final HeapTable table() {
        return table;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(N namespace) {
        int place = table.find(keys.key(), keys.hash(), namespace);
        return place < 0 ? null : (V) table.value(place);
    }

    @Override
    public void put(N namespace, V value) {
        int place = table.find(keys.key(), keys.hash(), namespace);
        if (place < 0) {
            table.insert(-1 - place, keys.key(), keys.hash(), namespace, value);
        } else {
            table.setValue(place, value);
        }
    }

    @Override
    public boolean remove(N namespace) {
        int place = table.find(keys.key(), keys.hash(), namespace);
        if (place < 0) {
            return false;
        }
        table.remove(place);
        return true;
    }

    @Override
    public List<Object> keys(N namespace) {
        List<Object> found = new ArrayList<>();
        for (int place = 0; place < table.capacity(); place++) {
            if (table.isUsed(place) && table.namespace(place).equals(namespace)) {
                found.add(table.key(place));
            }
        }
        return found;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> boolean add(N namespace, A element, Fold<V, A> fold) throws Exception {
        int place = table.find(keys.key(), keys.hash(), namespace);
        int layout = table.layout();
        V before = place < 0 ? null : (V) table.value(place);
        V after = fold.add(before, element);
        if (layout != table.layout()) {
            // The user's function has touched the table itself.
            put(namespace, after);
        } else if (place < 0) {
            table.insert(-1 - place, keys.key(), keys.hash(), namespace, after);
        } else if (after != before) {
            table.setValue(place, after);
        }
        return place < 0;
    }
}
