package dev.millrace.journal;

import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent;

/** Says what becomes of windows, timers and state. */
final class TimeSentences {
    private final RunMemory memory;

    TimeSentences(RunMemory memory) {
        this.memory = memory;
    }

    void addTo(Sentences sentences) {
        sentences.on(TraceEvent.RecordLate.class, this::late);
        sentences.on(
                TraceEvent.WindowCreated.class,
                e -> window(e) + " began in " + e.operator() + " with its first record.");
        sentences.on(
                TraceEvent.WindowMerged.class,
                e -> window(e) + " became part of window " + memory.window(e.intoStart(), e.intoEnd()) + ".");
        sentences.on(TraceEvent.WindowFired.class, this::fired);
        sentences.on(TraceEvent.WindowPurged.class, e -> window(e) + " was freed.");
        sentences.on(
                TraceEvent.TimerSet.class,
                e -> e.operator() + " set " + timer(e.domain(), e.time()) + " for " + e.key() + ".");
        sentences.on(
                TraceEvent.TimerDeleted.class,
                e -> e.operator() + " deleted " + timer(e.domain(), e.time()) + " of " + e.key() + ".");
        sentences.on(TraceEvent.TimerFired.class, this::fired);
        sentences.on(TraceEvent.StateChanged.class, this::changed);
    }

    private String late(TraceEvent.RecordLate event) {
        String timestamp = event.timestamp() == Long.MIN_VALUE ? "" : " (" + memory.time(event.timestamp()) + ")";
        return event.value() + timestamp + " came too late for " + event.operator() + ": the watermark is already "
                + memory.time(event.watermark()) + "; it "
                + (event.outcome().equals("side") ? "went to the side output." : "was dropped.");
    }

    private String fired(TraceEvent.WindowFired event) {
        long last = event.end() - 1;
        if (event.domain() == TimeDomain.PROCESSING_TIME) {
            return window(event) + " fired because processing time reached " + memory.time(event.time()) + ".";
        } else if (event.time() < last) {
            return window(event) + " fired early, at watermark " + memory.time(event.time()) + ".";
        } else if (event.time() == Long.MAX_VALUE) {
            return window(event) + " fired because the input has ended.";
        }
        return window(event) + " fired because the watermark " + memory.time(event.time())
                + (event.time() == last ? " reached" : " passed") + " its last millisecond " + memory.time(last) + ".";
    }

    private String fired(TraceEvent.TimerFired event) {
        String reason = event.domain() == TimeDomain.PROCESSING_TIME
                ? "processing time reached it."
                : watermark(memory.watermark(event.subtask()));
        String timer = event.domain() == TimeDomain.PROCESSING_TIME ? "processing-time" : "event-time";
        return "The " + timer + " timer " + memory.time(event.time()) + " of " + event.key() + " in " + event.operator()
                + " fired because " + reason;
    }

    private String watermark(long watermark) {
        return watermark == Long.MAX_VALUE
                ? "the input has ended."
                : "the watermark moved to " + memory.time(watermark) + ".";
    }

    private String changed(TraceEvent.StateChanged event) {
        String state = "State " + event.state() + " of " + event.key() + in(event.namespace());
        if (event.after() == null) {
            return state + " was cleared" + (event.before() == null ? "." : "; it was " + event.before() + ".");
        }
        return event.before() == null
                ? state + " was set to " + event.after() + "."
                : state + " changed from " + event.before() + " to " + event.after() + ".";
    }

    private String in(String namespace) {
        long[] bounds = WindowText.bounds(namespace);
        if (bounds.length == 2) {
            return " in window " + memory.window(bounds[0], bounds[1]);
        }
        return namespace.isEmpty() ? "" : " in " + namespace;
    }

    private String window(TraceEvent.OfWindow event) {
        return "Window " + memory.window(event.start(), event.end()) + " of " + event.key();
    }

    private String timer(TimeDomain domain, long time) {
        return domain == TimeDomain.PROCESSING_TIME
                ? "a processing-time timer at " + memory.time(time)
                : "an event-time timer at " + memory.time(time);
    }
}
