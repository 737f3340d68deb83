package dev.millrace.state;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot.Distribution;
import dev.millrace.trace.CanonicalText;
import dev.millrace.types.TypeInformation;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One subtask's copy of a broadcast state; changes are reported like those of keyed state, entry by entry. */
final class HeapBroadcastState<K, V> implements BroadcastState<K, V>, StateEntries.Access<K, V>, StoredOperatorState {
    private final TypeInformation<MapEntry<K, V>> type;
    private final OperatorStateReport report;
    private final Map<K, V> map = new LinkedHashMap<>();

    HeapBroadcastState(
            TypeInformation<MapEntry<K, V>> type, OperatorStateReport report, List<MapEntry<K, V>> restored) {
        this.type = type;
        this.report = report;
        restored.forEach(entry -> map.put(Objects.requireNonNull(entry.key()), Objects.requireNonNull(entry.value())));
    }

    @Override
    public Distribution distribution() {
        return Distribution.BROADCAST;
    }

    @Override
    public OperatorSnapshot.ListState snapshot() {
        List<MapEntry<K, V>> entries = map.entrySet().stream().map(MapEntry::of).toList();
        return ListStates.write(entries, type, Distribution.BROADCAST);
    }

    @Override
    public @Nullable V get(K key) {
        return map.get(key);
    }

    @Override
    public boolean contains(K key) {
        return map.containsKey(key);
    }

    @Override
    public void put(K key, V value) {
        V before = map.put(key, value);
        report(key, before, value);
    }

    @Override
    public void putAll(Map<K, V> entries) {
        entries.forEach(this::put);
    }

    @Override
    public void remove(K key) {
        V before = map.remove(key);
        if (before != null) {
            report(key, before, null);
        }
    }

    @Override
    public void clear() {
        List.copyOf(map.keySet()).forEach(this::remove);
    }

    @Override
    public boolean isSeen(K key) {
        return true;
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        return this::iterator;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new StateEntries<>(map, this, entry -> entry);
    }

    @Override
    public Iterable<Map.Entry<K, V>> immutableEntries() {
        return Collections.unmodifiableMap(map).entrySet();
    }

    private void report(K key, @Nullable V before, @Nullable V after) {
        if (report.isHeard()) {
            report.changed(CanonicalText.of(key), text(before), text(after));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : CanonicalText.of(value);
    }
}
