package dev.millrace.functions;

import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.RowKind;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.Window;

/**
 * Accumulating and retracting panes: a window that fires again takes back what it said before, so that what comes after may add
 * results up. Given as second argument: {@code windowed.aggregate(new Count(), new RetractingWindowFunction<>(Types.LONG))}. A
 * firing with the same result as before says nothing. The last result is state of the window, so it is part of snapshots and is
 * dropped with the window.
 *
 * <p>Millrace's own: Flink has retractions in SQL only. Refused where windows merge, since a merged window has no state of its own.
 *
 * @param <T> type of the results
 * @param <K> type of the key
 * @param <W> type of the windows
 */
public final class RetractingWindowFunction<T, K, W extends Window> extends ProcessWindowFunction<T, Change<T>, K, W>
        implements ResultTypeQueryable<Change<T>> {
    private final TypeInformation<T> type;
    private final ValueStateDescriptor<T> said;

    /** A function of results of the given type. */
    public RetractingWindowFunction(TypeInformation<T> type) {
        this.type = type;
        this.said = new ValueStateDescriptor<>("last-result", type);
    }

    @Override
    public TypeInformation<Change<T>> getProducedType() {
        return Change.type(type);
    }

    @Override
    public void process(K key, Context context, Iterable<T> elements, Collector<Change<T>> out) throws Exception {
        ValueState<T> state = context.windowState().getState(said);
        T before = state.value();
        T now = elements.iterator().next();
        if (now.equals(before)) {
            return;
        }
        if (before != null) {
            out.collect(new Change<>(RowKind.UPDATE_BEFORE, before));
        }
        out.collect(new Change<>(before == null ? RowKind.INSERT : RowKind.UPDATE_AFTER, now));
        state.update(now);
    }

    @Override
    public void clear(Context context) throws Exception {
        context.windowState().getState(said).clear();
    }
}
