package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/** A value state as users see it. */
final class NamespacedValueState<N, T> implements ValueState<T>, Namespaced<N> {
    private final Cell<N, T> cell;

    NamespacedValueState(Cell<N, T> cell) {
        this.cell = cell;
    }

    @Override
    public void setNamespace(N namespace) {
        cell.setNamespace(namespace);
    }

    @Override
    public @Nullable T value() {
        return cell.read();
    }

    @Override
    public void update(@Nullable T value) {
        if (value == null) {
            cell.accessed();
            cell.clear();
        } else {
            cell.write(value);
        }
    }

    @Override
    public void clear() {
        cell.clear();
        // Of all states this one counts it as an access, and does so afterwards, as in Flink.
        cell.accessed();
    }
}
