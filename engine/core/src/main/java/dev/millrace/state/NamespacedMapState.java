package dev.millrace.state;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
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
        return checked(namespace, key, values.getEntry(namespace, key));
    }

    /** The value as a user reads it: an expired one is cleaned up now. */
    private @Nullable UV checked(N of, UK key, @Nullable UV value) throws Exception {
        if (value == null || stamps == null) {
            return value;
        }
        if (expiry.isExpired(stamps.getEntry(of, key))) {
            remove(of, key);
            return expiry.returnsExpired() ? value : null;
        }
        if (expiry.updatesOnRead()) {
            stamps.putEntry(of, key, expiry.now());
        }
        return value;
    }

    @Override
    public void put(UK key, UV value) throws Exception {
        expiry.accessed();
        write(key, value);
    }

    private void write(UK key, UV value) throws Exception {
        values.putEntry(namespace, key, value);
        if (stamps != null) {
            stamps.putEntry(namespace, key, expiry.now());
        }
    }

    @Override
    public void putAll(Map<UK, UV> map) throws Exception {
        expiry.accessed();
        for (Map.Entry<UK, UV> entry : map.entrySet()) {
            write(entry.getKey(), entry.getValue());
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
        return get(key) != null;
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
        List<Map.Entry<UK, UV>> all = map == null ? List.of() : new ArrayList<>(map.entrySet());
        return () -> new Entries<>(all.iterator(), of, part);
    }

    /** Gives the entries that are to be seen, whose time is looked at when they are reached. */
    private final class Entries<R> implements Iterator<R> {
        private final Iterator<Map.Entry<UK, UV>> all;
        private final N of;
        private final Function<Map.Entry<UK, UV>, R> part;
        private Map.@Nullable Entry<UK, UV> next;
        private Map.@Nullable Entry<UK, UV> last;

        Entries(Iterator<Map.Entry<UK, UV>> all, N of, Function<Map.Entry<UK, UV>, R> part) {
            this.all = all;
            this.of = of;
            this.part = part;
        }

        @Override
        public boolean hasNext() {
            while (next == null && all.hasNext()) {
                Map.Entry<UK, UV> entry = all.next();
                try {
                    UV value = checked(of, entry.getKey(), entry.getValue());
                    next = value == null ? null : new AbstractMap.SimpleEntry<>(entry.getKey(), value);
                } catch (Exception failed) {
                    throw new IllegalStateException("an entry of a map state cannot be read", failed);
                }
            }
            return next != null;
        }

        @Override
        public R next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            last = next;
            next = null;
            return part.apply(last);
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException("next() has not been called since the last remove()");
            }
            NamespacedMapState.this.remove(of, last.getKey());
            last = null;
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
