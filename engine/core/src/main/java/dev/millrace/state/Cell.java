package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/**
 * One value of the current key in the current namespace, with the time it was last touched where it can expire.
 *
 * @param <N> type of the namespaces
 * @param <V> type of the value
 */
final class Cell<N, V> {
    private final KeyedValues<N, V> values;
    private final @Nullable KeyedValues<N, Long> stamps;
    private final Expiry expiry;
    private N namespace;

    /** @param stamps when values were last touched; null where they never expire */
    Cell(KeyedValues<N, V> values, @Nullable KeyedValues<N, Long> stamps, Expiry expiry, N namespace) {
        this.values = values;
        this.stamps = stamps;
        this.expiry = expiry;
        this.namespace = namespace;
    }

    void setNamespace(N other) {
        namespace = other;
    }

    /** The value as a user reads it: an expired one is cleaned up now. */
    @Nullable
    V read() {
        expiry.accessed();
        V value = values.get(namespace);
        if (stamps == null || value == null) {
            return value;
        }
        if (expiry.isExpired(stamps.get(namespace))) {
            clear();
            return expiry.returnsExpired() ? value : null;
        }
        if (expiry.updatesOnRead()) {
            stamps.put(namespace, expiry.now());
        }
        return value;
    }

    void write(V value) {
        expiry.accessed();
        values.put(namespace, value);
        touch();
    }

    /** Adds an element to the value, or to nothing where that has expired. */
    <A> void add(A element, Fold<V, A> fold) throws Exception {
        expiry.accessed();
        if (stamps != null && expiry.isExpired(stamps.get(namespace)) && !expiry.returnsExpired()) {
            values.remove(namespace);
        }
        values.add(namespace, element, fold);
        touch();
    }

    private void touch() {
        if (stamps != null) {
            stamps.put(namespace, expiry.now());
        }
    }

    void clear() {
        clear(namespace);
    }

    private void clear(N of) {
        values.remove(of);
        if (stamps != null) {
            stamps.remove(of);
        }
    }

    /** Lets go of the value where it has expired. */
    void sweep(N of) {
        if (stamps != null && expiry.isExpired(stamps.get(of))) {
            clear(of);
        }
    }

    /** Tells that the value is accessed by another way than those above. */
    void accessed() {
        expiry.accessed();
    }

    /** The value of {@code other}, removed there; null where there is none. */
    @Nullable
    V take(N other) {
        V value = values.get(other);
        if (value != null) {
            values.remove(other);
        }
        return value;
    }
}
