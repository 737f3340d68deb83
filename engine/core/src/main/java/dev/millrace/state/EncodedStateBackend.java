package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.types.TypeInformation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keyed state as bytes in the tables of a {@link ByteStore}, one table a state. What it restores and what its snapshots hold is
 * the same as on the heap, so that a savepoint of one backend can be restored into the other. Timers are not here: they stay on
 * the heap, as Flink allows.
 */
final class EncodedStateBackend implements KeyedStateBackend {
    private final String operator;
    private final KeyContext keys;
    private final TypeInformation<?> keyType;
    private final int keyGroups;
    private final Map<String, KeyedState> unread;
    private final Map<String, Registered> states = new LinkedHashMap<>();
    private final ByteTables tables;

    private record Registered(Layout layout, String schema, ByteTable table) {}

    /** Makes a state of a layout. */
    @FunctionalInterface
    private interface Making<N, S> {
        S in(ByteTable table, EntryKeys<N> places, String where);
    }

    /** As the constructor of {@link HeapStateBackend}; the tables are the backend's own, and empty. */
    EncodedStateBackend(
            String operator,
            KeyContext keys,
            TypeInformation<?> keyType,
            int keyGroups,
            Map<String, KeyedState> restored,
            ByteTables tables) {
        this.operator = operator;
        this.keys = keys;
        this.keyType = keyType;
        this.keyGroups = keyGroups;
        this.unread = new HashMap<>(restored);
        this.tables = tables;
    }

    @Override
    public <N, V> KeyedValues<N, V> values(String name, Namespace<N> namespace, TypeInformation<V> type) {
        return create(
                name,
                Layout.VALUE,
                namespace,
                type,
                (table, places, where) -> new EncodedValues<>(table, places, where, type));
    }

    @Override
    public <N, T> KeyedLists<N, T> lists(String name, Namespace<N> namespace, TypeInformation<List<T>> type) {
        TypeInformation<T> element = ((TypeInformation.ListOf<T>) type).element();
        return create(
                name,
                Layout.LIST,
                namespace,
                type,
                (table, places, where) -> new EncodedLists<>(table, places, where, element));
    }

    @Override
    public <N, UK, UV> KeyedMaps<N, UK, UV> maps(
            String name, Namespace<N> namespace, TypeInformation<Map<UK, UV>> type) {
        TypeInformation.MapOf<UK, UV> map = (TypeInformation.MapOf<UK, UV>) type;
        checkOrdered("operator '" + operator + "', keys of state '" + name + "'", map.key());
        return create(
                name,
                Layout.MAP,
                namespace,
                type,
                (table, places, where) -> new EncodedMaps<>(table, places, where, map));
    }

    private <N, S extends EncodedState<N, ?>> S create(
            String name, Layout layout, Namespace<N> namespace, TypeInformation<?> type, Making<N, S> making) {
        String where = "operator '" + operator + "', state '" + name + "'";
        checkOrdered(where, keyType);
        ByteTable table = tables.table(name);
        S state = making.in(table, new EntryKeys<>(where, keys, keyGroups, keyType, namespace), where);
        KeyedState stored = unread.remove(name);
        if (stored != null) {
            KeyedStateReader.of(where, "value", keyGroups, stored, keyType, namespace, type)
                    .read(stored, state::restore);
        }
        String schema = new StateSchema("value", Schema.of(keyType), namespace.schema(), Schema.of(type)).text();
        states.put(name, new Registered(layout, schema, table));
        return state;
    }

    /** Two equal keys have to be the same bytes. */
    private static void checkOrdered(String where, TypeInformation<?> key) {
        if (Schema.of(key).text().contains("Map<")) {
            throw new IllegalArgumentException(where + ": '" + key.describe()
                    + "' holds a map, whose entries have no order, so that RocksDB cannot find it as a key;"
                    + " use a record, or set state.backend.type to \"hashmap\"");
        }
    }

    @Override
    public Map<String, KeyedState> snapshot() {
        Map<String, KeyedState> snapshot = new HashMap<>(unread);
        states.forEach(
                (name, state) -> snapshot.put(name, TableEntries.of(state.table(), state.layout(), state.schema())));
        return snapshot;
    }

    @Override
    public void close() {
        states.clear();
        tables.close();
    }
}
