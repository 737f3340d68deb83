package dev.millrace.state;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports every change of a state. Stands before the backend's values only where somebody listens. */
final class TracedValues<N, V> implements KeyedValues<N, V> {
    private final KeyedValues<N, V> values;
    private final String name;
    private final Namespace<N> namespaces;
    private final KeyContext keys;
    private final OperatorContext context;
    private final Tracer tracer;

    TracedValues(
            KeyedValues<N, V> values,
            String name,
            Namespace<N> namespaces,
            KeyContext keys,
            OperatorContext context,
            Tracer tracer) {
        this.values = values;
        this.name = name;
        this.namespaces = namespaces;
        this.keys = keys;
        this.context = context;
        this.tracer = tracer;
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

    private @Nullable String text(N namespace) {
        V value = values.get(namespace);
        return value == null ? null : CanonicalText.of(value);
    }

    private void report(N namespace, @Nullable String before) {
        String after = text(namespace);
        if (!Objects.equals(before, after)) {
            tracer.report(new TraceEvent.StateChanged(
                    context.subtask(),
                    context.operator(),
                    name,
                    CanonicalText.of(keys.key()),
                    namespaces.text(namespace),
                    before,
                    after));
        }
    }
}
