package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.KeyedState;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    /** In the order in which the store numbers its tables. */
    private final Map<String, StateFiles.Table> states = new LinkedHashMap<>();
    /** Of the opening snapshot's files, and not asked for yet. */
    private final Map<String, StateFiles.Table> untouched = new HashMap<>();

    private final ByteStore store;
    private final ByteTables tables;
    /** What the last snapshot held, which the next one does not add. */
    private Set<StateFile> before = Set.of();

    /** Makes a state of a layout. */
    @FunctionalInterface
    private interface Making<N, S> {
        S in(ByteTable table, EntryKeys<N> places, String where);
    }

    /**
     * As the constructor of {@link HeapStateBackend}.
     *
     * @param files the other part of what is restored, null for none
     */
    EncodedStateBackend(
            String operator,
            KeyContext keys,
            TypeInformation<?> keyType,
            int keyGroups,
            Map<String, KeyedState> restored,
            @Nullable StateFiles files,
            ByteStore store) {
        this.operator = operator;
        this.keys = keys;
        this.keyType = keyType;
        this.keyGroups = keyGroups;
        this.unread = new HashMap<>(restored);
        this.store = store;
        this.tables = store.open(operator, files == null ? List.of() : files.files());
        if (files != null) {
            files.tables().forEach((name, text) -> {
                tables.table(name);
                states.put(name, StateFiles.Table.parse(text));
            });
            untouched.putAll(states);
            before = Set.copyOf(files.files());
        }
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
        StateFiles.Table wanted = new StateFiles.Table(
                layout, new StateSchema("value", Schema.of(keyType), namespace.schema(), Schema.of(type)).text());
        StateFiles.Table there = untouched.remove(name);
        KeyedState stored = there == null || there.equals(wanted) ? unread.remove(name) : taken(table, there);
        if (stored != null) {
            KeyedStateReader.of(where, "value", keyGroups, stored, keyType, namespace, type)
                    .read(stored, state::restore);
        }
        states.put(name, wanted);
        return state;
    }

    /** Two equal keys have to be the same bytes. */
    private static void checkOrdered(String where, TypeInformation<?> key) {
        String schema = Schema.of(key).text();
        if (schema.contains("Map<") || schema.contains("Set<")) {
            throw new IllegalArgumentException(where + ": '" + key.describe()
                    + "' holds a map or a set, whose entries have no order, so that RocksDB cannot find it as a key;"
                    + " use a record, or set state.backend.type to \"hashmap\"");
        }
    }

    /** What is in a table that is written in another way now; it is empty then. */
    private static KeyedState taken(ByteTable table, StateFiles.Table written) {
        KeyedState entries = TableEntries.of(table, written.layout(), written.schema());
        List<byte[]> places = new ArrayList<>();
        table.scan(new byte[0], (place, value) -> places.add(place));
        places.forEach(table::remove);
        return entries;
    }

    @Override
    public OperatorSnapshot snapshot(boolean asFiles) {
        Map<String, KeyedState> snapshot = new HashMap<>(unread);
        if (!asFiles) {
            states.forEach((name, state) ->
                    snapshot.put(name, TableEntries.of(tables.table(name), state.layout(), state.schema())));
            return new OperatorSnapshot(snapshot, Map.of());
        }
        Map<String, String> described = new LinkedHashMap<>();
        states.forEach((name, state) -> described.put(name, state.text()));
        List<StateFile> files = tables.files();
        List<String> added = files.stream()
                .filter(file -> !before.contains(file))
                .map(StateFile::name)
                .toList();
        before = Set.copyOf(files);
        return new OperatorSnapshot(snapshot, Map.of(), new StateFiles(store, described, files, added));
    }

    @Override
    public void close() {
        states.clear();
        tables.close();
    }
}
