package dev.millrace.operators;

import dev.millrace.state.KeyedValues;
import dev.millrace.windowing.Window;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Keeps one value for each window, as its {@link WindowPane} makes it. */
final class PaneStore<T, V, W extends Window> implements WindowStore<T, V, W> {
    private final KeyedValues<W, Object> values;
    private final WindowPane<T, Object, V> pane;

    PaneStore(KeyedValues<W, Object> values, WindowPane<T, Object, V> pane) {
        this.values = values;
        this.pane = pane;
    }

    @Override
    public boolean add(W window, T element, long timestamp) throws Exception {
        return pane.add(values, window, element);
    }

    @Override
    public @Nullable Iterable<V> fire(W window) {
        Object kept = values.get(window);
        return kept == null ? null : pane.elements(kept);
    }

    @Override
    public boolean remove(W window) {
        return values.remove(window);
    }

    @Override
    public void merge(W into, Collection<W> from) throws Exception {
        Object all = null;
        for (W each : from) {
            Object kept = values.get(each);
            if (kept != null) {
                values.remove(each);
                all = all == null ? kept : pane.merge(all, kept);
            }
        }
        if (all != null) {
            values.add(into, all, (kept, added) -> kept == null ? added : pane.merge(kept, added));
        }
    }
}
