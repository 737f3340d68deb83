package dev.millrace.state;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody who listens what became of one state that belongs to no key.
 *
 * @param name of the state
 */
record OperatorStateReport(String name, OperatorContext context) {
    /** Whether anybody listens. */
    boolean isHeard() {
        return context.tracer() != null;
    }

    /** A part of the state, or all of it ({@code part} empty), reads otherwise than before; null is not there. */
    void changed(String part, @Nullable String before, @Nullable String after) {
        Tracer tracer = context.tracer();
        if (tracer != null) {
            tracer.report(
                    new TraceEvent.StateChanged(context.subtask(), context.operator(), name, part, "", before, after));
        }
    }
}
