package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/**
 * A value state as users see it, in the namespace that is current for it.
 *
 * @param <N> type of the namespaces
 * @param <T> type of the value
 */
public final class NamespacedValueState<N, T> implements ValueState<T> {
    private final KeyedValues<N, T> values;
    private N namespace;

    NamespacedValueState(KeyedValues<N, T> values, N namespace) {
        this.values = values;
        this.namespace = namespace;
    }

    /** Goes to another namespace. */
    public void setNamespace(N namespace) {
        this.namespace = namespace;
    }

    @Override
    public @Nullable T value() {
        return values.get(namespace);
    }

    @Override
    public void update(@Nullable T value) {
        if (value == null) {
            values.remove(namespace);
        } else {
            values.put(namespace, value);
        }
    }

    @Override
    public void clear() {
        values.remove(namespace);
    }
}
