package dev.millrace.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map state as users see it. Where entries can expire, the times they were last touched stand in a map beside it. */
final class NamespacedMapState<N, UK, UV> implements MapState<UK, UV>, Namespaced<N> {
    private final KeyedValues<N, Map<UK, UV>> values;
    private final @Nullable KeyedValues<N, Map<UK, Long>> stamps;
    private final Expiry expiry;
    private N namespace;

    NamespacedMapState(
            KeyedValues<N, Map<UK, UV>> values,
            @Nullable KeyedValues<N, Map<UK, Long>> stamps,
            Expiry expiry,
            N namespace) {
        this.values = values;
        this.stamps = stamps;
        this.expiry = expiry;
        this.namespace = namespace;
    }

    @Override
    public void setNamespace(N other) {
        namespace = other;
    }

    @Override
    public @Nullable UV get(UK key) throws Exception {
        Map<UK, UV> map = values.get(namespace);
        UV value = map == null ? null : map.get(key);
        if (value == null || stamps == null) {
            return value;
        }
        Map<UK, Long> times = stamps.get(namespace);
        if (expiry.isExpired(times == null ? null : times.get(key))) {
            remove(key);
            return expiry.returnsExpired() ? value : null;
        }
        if (expiry.updatesOnRead()) {
            touch(key);
        }
        return value;
    }

    @Override
    public void put(UK key, UV value) throws Exception {
        values.add(namespace, value, (map, added) -> with(map, key, added));
        touch(key);
    }

    private void touch(UK key) throws Exception {
        if (stamps != null) {
            stamps.add(namespace, expiry.now(), (map, now) -> with(map, key, now));
        }
    }

    private static <K, V> Map<K, V> with(@Nullable Map<K, V> map, K key, V value) {
        Map<K, V> larger = map == null ? new LinkedHashMap<>() : map;
        larger.put(key, value);
        return larger;
    }

    @Override
    public void putAll(Map<UK, UV> map) throws Exception {
        for (Map.Entry<UK, UV> entry : map.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void remove(UK key) throws Exception {
        removeFrom(values, key);
        if (stamps != null) {
            removeFrom(stamps, key);
        }
    }

    private <V> void removeFrom(KeyedValues<N, Map<UK, V>> maps, UK key) throws Exception {
        Map<UK, V> map = maps.get(namespace);
        if (map == null || !map.containsKey(key)) {
            return;
        }
        if (map.size() == 1) {
            maps.remove(namespace);
            return;
        }
        maps.add(namespace, key, (kept, removed) -> {
            Map<UK, V> smaller = kept == null ? new LinkedHashMap<>() : kept;
            smaller.remove(removed);
            return smaller;
        });
    }

    @Override
    public boolean contains(UK key) throws Exception {
        return get(key) != null;
    }

    @Override
    public Iterable<Map.Entry<UK, UV>> entries() throws Exception {
        Map<UK, UV> map = values.get(namespace);
        List<Map.Entry<UK, UV>> entries = new ArrayList<>();
        for (UK key : map == null ? List.<UK>of() : List.copyOf(map.keySet())) {
            UV value = get(key);
            if (value != null) {
                entries.add(Map.entry(key, value));
            }
        }
        return entries;
    }

    @Override
    public Iterable<UK> keys() throws Exception {
        List<UK> keys = new ArrayList<>();
        entries().forEach(entry -> keys.add(entry.getKey()));
        return keys;
    }

    @Override
    public Iterable<UV> values() throws Exception {
        List<UV> all = new ArrayList<>();
        entries().forEach(entry -> all.add(entry.getValue()));
        return all;
    }

    @Override
    public Iterator<Map.Entry<UK, UV>> iterator() throws Exception {
        return entries().iterator();
    }

    @Override
    public boolean isEmpty() {
        return values.get(namespace) == null;
    }

    @Override
    public void clear() {
        values.remove(namespace);
        if (stamps != null) {
            stamps.remove(namespace);
        }
    }
}
