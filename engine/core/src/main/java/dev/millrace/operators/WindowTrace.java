package dev.millrace.operators;

import dev.millrace.runtime.OperatorContext;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.Window;
import org.jspecify.annotations.Nullable;

/** Reports what becomes of windows; costs one null check where nobody listens. */
final class WindowTrace {
    private final OperatorContext context;
    private final @Nullable Tracer tracer;

    WindowTrace(OperatorContext context) {
        this.context = context;
        this.tracer = context.tracer();
    }

    void created(Object key, Window window) {
        if (tracer != null) {
            tracer.report(new TraceEvent.WindowCreated(
                    context.subtask(), context.operator(), CanonicalText.of(key), start(window), end(window)));
        }
    }

    /** {@code window} is part of {@code result} from now on. */
    void merged(Object key, Window window, Window result) {
        if (tracer != null) {
            tracer.report(new TraceEvent.WindowMerged(
                    context.subtask(),
                    context.operator(),
                    CanonicalText.of(key),
                    start(window),
                    end(window),
                    start(result),
                    end(result)));
        }
    }

    void fired(Object key, Window window, TimeDomain domain) {
        if (tracer != null) {
            long time = domain == TimeDomain.EVENT_TIME ? context.watermark() : context.processingTime();
            tracer.report(new TraceEvent.WindowFired(
                    context.subtask(),
                    context.operator(),
                    CanonicalText.of(key),
                    start(window),
                    end(window),
                    domain,
                    time));
        }
    }

    void purged(Object key, Window window) {
        if (tracer != null) {
            tracer.report(new TraceEvent.WindowPurged(
                    context.subtask(), context.operator(), CanonicalText.of(key), start(window), end(window)));
        }
    }

    private static long start(Window window) {
        return window instanceof TimeWindow time ? time.getStart() : Long.MIN_VALUE;
    }

    private static long end(Window window) {
        return window instanceof TimeWindow time ? time.getEnd() : Long.MAX_VALUE;
    }
}
