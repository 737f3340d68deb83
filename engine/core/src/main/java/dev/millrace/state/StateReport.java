package dev.millrace.state;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody who listens what became of one state.
 *
 * @param name of the state
 */
record StateReport<N>(String name, Namespace<N> namespaces, KeyContext keys, OperatorContext context, Tracer tracer) {
    void changed(N namespace, @Nullable String before, @Nullable String after) {
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
