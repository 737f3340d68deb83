package dev.millrace.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        expiry.accessed();
        UV value = values.getEntry(namespace, key);
        boolean there = value != null || values.containsEntry(namespace, key);
        return there && isSeen(namespace, key) ? value : null;
    }

    /** Whether a user sees the entry, which is there: an expired one is cleaned up now. */
    private boolean isSeen(N of, UK key) throws Exception {
        if (stamps == null) {
            return true;
        }
        if (expiry.isExpired(stamps.getEntry(of, key))) {
            remove(of, key);
            return expiry.returnsExpired();
        }
        if (expiry.updatesOnRead()) {
            stamps.putEntry(of, key, expiry.now());
        }
        return true;
    }

    @Override
    public void put(UK key, UV value) throws Exception {
        expiry.accessed();
        write(namespace, key, value);
    }

    private void write(N of, UK key, UV value) throws Exception {
        values.putEntry(of, key, value);
        if (stamps != null) {
            stamps.putEntry(of, key, expiry.now());
        }
    }

    @Override
    public void putAll(Map<UK, UV> map) throws Exception {
        expiry.accessed();
        for (Map.Entry<UK, UV> entry : map.entrySet()) {
            write(namespace, entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void remove(UK key) {
        expiry.accessed();
        remove(namespace, key);
    }

    private void remove(N of, UK key) {
        values.removeEntry(of, key);
        if (stamps != null) {
            stamps.removeEntry(of, key);
        }
    }

    @Override
    public boolean contains(UK key) throws Exception {
        expiry.accessed();
        return values.containsEntry(namespace, key) && isSeen(namespace, key);
    }

    @Override
    public Iterable<Map.Entry<UK, UV>> entries() {
        return each(entry -> entry);
    }

    @Override
    public Iterable<UK> keys() {
        return each(Map.Entry::getKey);
    }

    @Override
    public Iterable<UV> values() {
        return each(Map.Entry::getValue);
    }

    @Override
    public Iterator<Map.Entry<UK, UV>> iterator() {
        return entries().iterator();
    }

    private <R> Iterable<R> each(Function<Map.Entry<UK, UV>, R> part) {
        expiry.accessed();
        N of = namespace;
        Map<UK, UV> map = values.get(of);
        return map == null ? List.of() : () -> new StateEntries<>(map, new InNamespace(of), part);
    }

    /** The entries of one namespace, whatever is the current one when it is their turn. */
    private final class InNamespace implements StateEntries.Access<UK, UV> {
        private final N of;

        InNamespace(N of) {
            this.of = of;
        }

        @Override
        public boolean isSeen(UK key) throws Exception {
            return NamespacedMapState.this.isSeen(of, key);
        }

        @Override
        public void put(UK key, UV value) throws Exception {
            write(of, key, value);
        }

        @Override
        public void remove(UK key) {
            NamespacedMapState.this.remove(of, key);
        }
    }

    /** Lets go of the entries that have expired. */
    void sweep(N of) {
        Map<UK, UV> map = values.get(of);
        if (map == null || stamps == null) {
            return;
        }
        for (UK key : new ArrayList<>(map.keySet())) {
            if (expiry.isExpired(stamps.getEntry(of, key))) {
                remove(of, key);
            }
        }
    }

    @Override
    public boolean isEmpty() {
        expiry.accessed();
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
