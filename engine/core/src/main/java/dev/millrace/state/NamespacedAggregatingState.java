package dev.millrace.state;

import dev.millrace.functions.AggregateFunction;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** An aggregating state as users see it. */
final class NamespacedAggregatingState<N, IN, ACC, OUT> implements AggregatingState<IN, OUT>, MergeableState<N> {
    private final Cell<N, ACC> cell;
    private final AggregateFunction<IN, ACC, OUT> function;
    private final Fold<ACC, IN> fold;

    NamespacedAggregatingState(Cell<N, ACC> cell, AggregateFunction<IN, ACC, OUT> function) {
        this.cell = cell;
        this.function = function;
        this.fold = (accumulator, element) ->
                function.add(element, accumulator == null ? function.createAccumulator() : accumulator);
    }

    @Override
    public void setNamespace(N namespace) {
        cell.setNamespace(namespace);
    }

    @Override
    public @Nullable OUT get() {
        ACC accumulator = cell.read();
        return accumulator == null ? null : function.getResult(accumulator);
    }

    @Override
    public void add(IN value) throws Exception {
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
            ACC taken = cell.take(each);
            if (taken != null) {
                cell.add(taken, (kept, other) -> kept == null ? other : function.merge(kept, other));
            }
        }
    }
}
