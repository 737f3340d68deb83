package dev.millrace.functions;

import dev.millrace.state.MapState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.RowKind;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Accumulating and retracting panes: a window that fires again takes back what it said before, so that what comes after may add
 * results up. Given as second argument: {@code windowed.aggregate(new Count(), new RetractingWindowFunction<>(Types.LONG))}. A
 * firing with the same result as before says nothing. Where windows merge, a window takes back what each of those had said that
 * have become part of it. The last results are state, so they are part of snapshots, and are dropped with their window.
 *
 * <p>Millrace's own: Flink has retractions in SQL only. See "The Dataflow Model", section 2.3.
 *
 * @param <T> type of the results
 * @param <K> type of the key
 * @param <W> type of the windows
 */
public final class RetractingWindowFunction<T, K, W extends Window> extends ProcessWindowFunction<T, Change<T>, K, W>
        implements ResultTypeQueryable<Change<T>> {
    private final TypeInformation<T> type;
    private final boolean merging;
    private final ValueStateDescriptor<T> said;
    /** By begin of the window: windows of one key that merge never overlap, so those that a window covers are its parts. */
    private final MapStateDescriptor<Long, T> saidByBegin;

    /** A function of results of the given type. */
    public RetractingWindowFunction(TypeInformation<T> type) {
        this(type, false);
    }

    private RetractingWindowFunction(TypeInformation<T> type, boolean merging) {
        this.type = type;
        this.merging = merging;
        this.said = new ValueStateDescriptor<>("last-result", type);
        this.saidByBegin = new MapStateDescriptor<>("last-results", Types.LONG, type);
    }

    /** The same for windows that merge, which have no state of their own; the API sees to it. */
    public RetractingWindowFunction<T, K, W> merging() {
        return new RetractingWindowFunction<>(type, true);
    }

    @Override
    public TypeInformation<Change<T>> getProducedType() {
        return Change.type(type);
    }

    @Override
    public void process(K key, Context context, Iterable<T> elements, Collector<Change<T>> out) throws Exception {
        List<T> before = takeSaid(context);
        T now = elements.iterator().next();
        say(context, now);
        int last = before.size() - 1;
        if (last == 0 && now.equals(before.get(0))) {
            return;
        }
        for (int part = 0; part < last; part++) {
            out.collect(new Change<>(RowKind.DELETE, before.get(part)));
        }
        if (last >= 0) {
            out.collect(new Change<>(RowKind.UPDATE_BEFORE, before.get(last)));
        }
        out.collect(new Change<>(last < 0 ? RowKind.INSERT : RowKind.UPDATE_AFTER, now));
    }

    /** What the window, or each part of it, has said, in the order of time; it is forgotten herewith. */
    private List<T> takeSaid(Context context) throws Exception {
        if (merging) {
            return takeParts(
                    (TimeWindow) context.window(), context.globalState().getMapState(saidByBegin));
        }
        ValueState<T> state = context.windowState().getState(said);
        T value = state.value();
        state.clear();
        return value == null ? List.of() : List.of(value);
    }

    private static <T> List<T> takeParts(TimeWindow window, MapState<Long, T> results) throws Exception {
        Map<Long, T> parts = new TreeMap<>();
        for (Map.Entry<Long, T> each : results.entries()) {
            if (each.getKey() >= window.getStart() && each.getKey() < window.getEnd()) {
                parts.put(each.getKey(), each.getValue());
            }
        }
        for (Long begin : parts.keySet()) {
            results.remove(begin);
        }
        return new ArrayList<>(parts.values());
    }

    private void say(Context context, T result) throws Exception {
        if (merging) {
            context.globalState().getMapState(saidByBegin).put(((TimeWindow) context.window()).getStart(), result);
        } else {
            context.windowState().getState(said).update(result);
        }
    }

    @Override
    public void clear(Context context) throws Exception {
        takeSaid(context);
    }
}
