package dev.millrace.state;

import dev.millrace.trace.CanonicalText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reports every change of a state. Stands before the backend's values only where somebody listens. A value on the heap is handed out
 * itself, and can be changed before it is put back; so how the last one read is remembered when it is handed out.
 */
class TracedValues<N, V> implements KeyedValues<N, V> {
    private final KeyedValues<N, V> values;
    private final StateReport<N> report;
    private final boolean mutable;
    private @Nullable Object handedOut;
    private @Nullable String whenHandedOut;

    /** @param mutable whether values can be changed in place */
    TracedValues(KeyedValues<N, V> values, StateReport<N> report, boolean mutable) {
        this.values = values;
        this.report = report;
        this.mutable = mutable;
    }

    @Override
    public @Nullable V get(N namespace) {
        V value = values.get(namespace);
        remember(value);
        return value;
    }

    /** The value is about to be handed out, or something in it is. */
    final void remember(@Nullable Object value) {
        if (mutable && value != null && value != handedOut) {
            handedOut = value;
            whenHandedOut = CanonicalText.of(value);
        }
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
    public @Nullable VisitOrder<N> visits(int keyGroups) {
        return values.visits(keyGroups);
    }

    @Override
    public <A> boolean add(N namespace, A element, Fold<V, A> fold) throws Exception {
        // Rendered before the value is added to, since it may be changed in place.
        String before = text(namespace);
        boolean created = values.add(namespace, element, fold);
        report(namespace, before);
        return created;
    }

    /** How the value reads, or read when it was handed out. */
    final @Nullable String text(N namespace) {
        V value = values.get(namespace);
        if (value == null) {
            return null;
        }
        return value == handedOut ? whenHandedOut : CanonicalText.of(value);
    }

    final void report(N namespace, @Nullable String before) {
        handedOut = null;
        remember(values.get(namespace));
        String after = text(namespace);
        if (!Objects.equals(before, after)) {
            report.changed(namespace, before, after);
        }
    }
}
