package dev.millrace.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One state on the heap: live objects in a {@link HeapTable}. */
class HeapValues<N, V> implements KeyedValues<N, V> {
    private final KeyContext keys;
    private final HeapTable table = new HeapTable();
    private @Nullable VisitOrder<N> order;

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
            insert(-1 - place, namespace, value);
        } else {
            table.setValue(place, value);
        }
    }

    private void insert(int place, N namespace, V value) {
        table.insert(place, keys.key(), keys.hash(), namespace, value);
        if (order != null) {
            order.added(keys.key(), namespace);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public VisitOrder<N> visits(int keyGroups) {
        if (order == null) {
            order = new VisitOrder<>(keyGroups);
            for (int place = 0; place < table.capacity(); place++) {
                if (table.isUsed(place)) {
                    order.added(table.key(place), (N) table.namespace(place));
                }
            }
        }
        return order;
    }

    @Override
    public boolean remove(N namespace) {
        int place = table.find(keys.key(), keys.hash(), namespace);
        if (place < 0) {
            return false;
        }
        table.remove(place);
        if (order != null) {
            order.removed(keys.key(), namespace);
        }
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
            insert(-1 - place, namespace, after);
        } else if (after != before) {
            table.setValue(place, after);
        }
        return place < 0;
    }
}
