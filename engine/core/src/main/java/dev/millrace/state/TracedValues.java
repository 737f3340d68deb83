package dev.millrace.state;

import dev.millrace.trace.CanonicalText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports every change of a state. Stands before the backend's values only where somebody listens. */
class TracedValues<N, V> implements KeyedValues<N, V> {
    private final KeyedValues<N, V> values;
    private final StateReport<N> report;

    TracedValues(KeyedValues<N, V> values, StateReport<N> report) {
        this.values = values;
        this.report = report;
    }

    @Override
    public @Nullable V get(N namespace) {
        return values.get(namespace);
    }

    @Override
    public void put(N namespace, V value) {
        String before = text(namespace);
        values.put(namespace, value);
        report(namespace, before);
    }

    @Override
    public boolean remove(N namespace) {
        String before = text(namespace);
        boolean removed = values.remove(namespace);
        report(namespace, before);
        return removed;
    }

    @Override
    public List<Object> keys(N namespace) {
        return values.keys(namespace);
    }

    @Override
    public <A> boolean add(N namespace, A element, Fold<V, A> fold) throws Exception {
        // Rendered before the value is added to, since it may be changed in place.
        String before = text(namespace);
        boolean created = values.add(namespace, element, fold);
        report(namespace, before);
        return created;
    }

    final @Nullable String text(N namespace) {
        V value = values.get(namespace);
        return value == null ? null : CanonicalText.of(value);
    }

    final void report(N namespace, @Nullable String before) {
        String after = text(namespace);
        if (!Objects.equals(before, after)) {
            report.changed(namespace, before, after);
        }
    }
}
