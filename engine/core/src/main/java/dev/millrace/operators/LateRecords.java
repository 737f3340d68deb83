package dev.millrace.operators;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;

/** Reports records that come too late; costs one null check where nobody listens. */
final class LateRecords {
    private LateRecords() {}

    static void report(OperatorContext context, Object key, Object element, long timestamp, boolean toSideOutput) {
        Tracer tracer = context.tracer();
        if (tracer != null) {
            tracer.report(new TraceEvent.RecordLate(
                    context.subtask(),
                    context.operator(),
                    CanonicalText.of(key),
                    CanonicalText.of(element),
                    timestamp,
                    context.watermark(),
                    toSideOutput ? "side" : "dropped"));
        }
    }
}
