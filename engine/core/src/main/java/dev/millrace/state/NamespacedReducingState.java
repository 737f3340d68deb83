package dev.millrace.state;

import dev.millrace.functions.ReduceFunction;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A reducing state as users see it. */
final class NamespacedReducingState<N, T> implements ReducingState<T>, MergeableState<N> {
    private final Cell<N, T> cell;
    private final Fold<T, T> fold;

    NamespacedReducingState(Cell<N, T> cell, ReduceFunction<T> function) {
        this.cell = cell;
        this.fold = (value, element) -> value == null ? element : function.reduce(value, element);
    }

    @Override
    public void setNamespace(N namespace) {
        cell.setNamespace(namespace);
    }

    @Override
    public @Nullable T get() {
        return cell.read();
    }

    @Override
    public void add(T value) throws Exception {
        cell.add(value, fold);
    }

    @Override
    public void clear() {
        cell.clear();
    }

    @Override
    public void merge(N into, Collection<? extends N> from) throws Exception {
        cell.setNamespace(into);
        for (N each : from) {
            T value = cell.take(each);
            if (value != null) {
                cell.add(value, fold);
            }
        }
    }
}
