package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.types.TypeInformation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keyed state as live objects on the heap. Snapshots are written on the subtask's thread. */
final class HeapStateBackend implements KeyedStateBackend {
    private final String operator;
    private final KeyContext keys;
    private final TypeInformation<?> keyType;
    private final int keyGroups;
    private final Map<String, KeyedState> unread;
    private final Map<String, Registered<?>> states = new LinkedHashMap<>();

    private record Registered<N>(Namespace<N> namespace, TypeInformation<?> type, HeapTable table) {}

    /**
     * @param operator name of the operator, for messages
     * @param keys holds the current key
     * @param keyType type of the keys
     * @param keyGroups number of key groups of the operator
     * @param restored keyed state of this subtask's key groups, empty on a fresh start
     */
    HeapStateBackend(
            String operator,
            KeyContext keys,
            TypeInformation<?> keyType,
            int keyGroups,
            Map<String, KeyedState> restored) {
        this.operator = operator;
        this.keys = keys;
        this.keyType = keyType;
        this.keyGroups = keyGroups;
        this.unread = new HashMap<>(restored);
    }

    @Override
    public <N, V> KeyedValues<N, V> values(String name, Namespace<N> namespace, TypeInformation<V> type) {
        return create(name, namespace, type, new HeapValues<>(keys));
    }

    @Override
    public <N, T> KeyedLists<N, T> lists(String name, Namespace<N> namespace, TypeInformation<List<T>> type) {
        return create(name, namespace, type, new HeapLists<>(keys));
    }

    @Override
    public <N, UK, UV> KeyedMaps<N, UK, UV> maps(
            String name, Namespace<N> namespace, TypeInformation<Map<UK, UV>> type) {
        return create(name, namespace, type, new HeapMaps<>(keys));
    }

    private <N, S extends HeapValues<N, ?>> S create(
            String name, Namespace<N> namespace, TypeInformation<?> type, S values) {
        KeyedState stored = unread.remove(name);
        if (stored != null) {
            restore(name, namespace, type, values.table(), stored);
        }
        states.put(name, new Registered<>(namespace, type, values.table()));
        return values;
    }

    private <N> void restore(
            String name, Namespace<N> namespace, TypeInformation<?> type, HeapTable table, KeyedState stored) {
        KeyedStateReader<N> reader = KeyedStateReader.of(
                "operator '" + operator + "', state '" + name + "'",
                "value",
                keyGroups,
                stored,
                keyType,
                namespace,
                type);
        reader.read(stored, (key, each, value) -> {
            int place = table.find(key, key.hashCode(), each);
            table.insert(-1 - place, key, key.hashCode(), each, value);
        });
    }

    @Override
    public OperatorSnapshot snapshot(boolean asFiles) {
        Map<String, KeyedState> snapshot = new HashMap<>(unread);
        states.forEach((name, state) -> snapshot.put(name, write(state)));
        return new OperatorSnapshot(snapshot, Map.of());
    }

    @SuppressWarnings("unchecked")
    private <N> KeyedState write(Registered<N> state) {
        KeyedStateWriter<N> writer =
                new KeyedStateWriter<>("value", keyGroups, keyType, state.namespace(), state.type());
        HeapTable table = state.table();
        for (int place = 0; place < table.capacity(); place++) {
            if (table.isUsed(place)) {
                writer.add(table.key(place), (N) table.namespace(place), table.value(place));
            }
        }
        return writer.finish();
    }

    @Override
    public void close() {
        states.clear();
    }
}
