package dev.millrace.operators;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.state.KeyedLists;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.Namespace;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.Evictor;
import dev.millrace.windowing.TimestampedValue;
import dev.millrace.windowing.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps all elements of each window with their timestamps, since an evictor may remove any of them when it fires. */
final class EvictingStore<T, V, W extends Window> implements WindowStore<T, V, W>, Evictor.EvictorContext {
    private static final String TIMESTAMPS = WindowOperator.CONTENTS + " (timestamps)";

    private final KeyedLists<W, T> values;
    private final KeyedLists<W, Long> timestamps;
    private final Evictor<T, W> evictor;
    private final WindowPane<T, Object, V> pane;
    private final OperatorContext context;
    private List<TimestampedValue<T>> firing = List.of();

    @SuppressWarnings("unchecked")
    EvictingStore(
            KeyedStateTables store,
            Namespace<W> windows,
            TypeInformation<T> type,
            Evictor<? super T, ? super W> evictor,
            WindowPane<T, Object, V> pane,
            OperatorContext context) {
        this.values = store.lists(WindowOperator.CONTENTS, windows, Types.LIST(type));
        this.timestamps = store.lists(TIMESTAMPS, windows, Types.LIST(Types.LONG));
        this.evictor = (Evictor<T, W>) evictor;
        this.pane = pane;
        this.context = context;
    }

    @Override
    public boolean add(W window, T element, long timestamp) throws Exception {
        timestamps.append(window, timestamp);
        return values.append(window, element);
    }

    @Override
    public @Nullable Iterable<V> fire(W window) throws Exception {
        List<T> elements = values.get(window);
        List<Long> times = timestamps.get(window);
        if (elements == null || times == null) {
            return null;
        }
        firing = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            firing.add(new TimestampedValue<>(elements.get(i), times.get(i)));
        }
        evictor.evictBefore(firing, firing.size(), window, this);
        return pane.elementsOf(firing.stream().map(TimestampedValue::getValue).toList());
    }

    @Override
    public void fired(W window) throws Exception {
        evictor.evictAfter(firing, firing.size(), window, this);
        remove(window);
        for (TimestampedValue<T> left : firing) {
            add(window, left.getValue(), left.hasTimestamp() ? left.getTimestamp() : Long.MIN_VALUE);
        }
        firing = List.of();
    }

    @Override
    public boolean remove(W window) {
        timestamps.remove(window);
        return values.remove(window);
    }

    @Override
    public void merge(W into, Collection<W> from) throws Exception {
        for (W each : from) {
            List<T> elements = values.get(each);
            List<Long> times = timestamps.get(each);
            remove(each);
            for (int i = 0; elements != null && times != null && i < elements.size(); i++) {
                add(into, elements.get(i), times.get(i));
            }
        }
    }

    @Override
    public long getCurrentProcessingTime() {
        return context.processingTime();
    }

    @Override
    public long getCurrentWatermark() {
        return context.watermark();
    }
}
