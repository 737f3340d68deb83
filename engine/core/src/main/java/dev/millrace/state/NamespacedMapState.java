package dev.millrace.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map state as users see it. Where entries can expire, the times they were last touched stand in a map beside it. */
final class NamespacedMapState<N, UK, UV> implements MapState<UK, UV>, Namespaced<N> {
    private final KeyedMaps<N, UK, UV> values;
    private final @Nullable KeyedMaps<N, UK, Long> stamps;
    private final Expiry expiry;
    private N namespace;

    NamespacedMapState(
            KeyedMaps<N, UK, UV> values, @Nullable KeyedMaps<N, UK, Long> stamps, Expiry expiry, N namespace) {
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
        UV value = values.getEntry(namespace, key);
        if (value == null || stamps == null) {
            return value;
        }
        if (expiry.isExpired(stamps.getEntry(namespace, key))) {
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
        values.putEntry(namespace, key, value);
        touch(key);
    }

    private void touch(UK key) throws Exception {
        if (stamps != null) {
            stamps.putEntry(namespace, key, expiry.now());
        }
    }

    @Override
    public void putAll(Map<UK, UV> map) throws Exception {
        for (Map.Entry<UK, UV> entry : map.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void remove(UK key) {
        values.removeEntry(namespace, key);
        if (stamps != null) {
            stamps.removeEntry(namespace, key);
        }
    }

    @Override
    public boolean contains(UK key) throws Exception {
        return get(key) != null;
    }

    @Override
    public Iterable<Map.Entry<UK, UV>> entries() throws Exception {
        Map<UK, UV> map = values.get(namespace);
        List<Map.Entry<UK, UV>> entries = new ArrayList<>();
        if (map == null) {
            return entries;
        }
        for (UK key : List.copyOf(map.keySet())) {
            UV value = stamps == null ? map.get(key) : get(key);
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
        return values.isEmpty(namespace);
    }

    @Override
    public void clear() {
        values.remove(namespace);
        if (stamps != null) {
            stamps.remove(namespace);
        }
    }
}
