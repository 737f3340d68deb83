package dev.millrace.app.model;

import dev.millrace.journal.Journal;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.OfSubtask;
import dev.millrace.trace.TraceEvent.Printed;
import dev.millrace.trace.TraceEvent.RecordLate;
import dev.millrace.trace.TraceEvent.RecordRead;
import dev.millrace.trace.TraceEvent.RecordReceived;
import dev.millrace.trace.TraceEvent.RecordSent;
import dev.millrace.trace.TraceEvent.ResultAppended;
import dev.millrace.trace.TraceEvent.ResultCommitted;
import dev.millrace.trace.TraceEvent.ResultPending;
import dev.millrace.trace.TraceEvent.ResultUpserted;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import dev.millrace.trace.TraceEvent.WatermarkAdvanced;
import dev.millrace.trace.TraceEvent.WindowCreated;
import dev.millrace.trace.TraceEvent.WindowFired;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Why a run that is over has shown nobody anything. */
final class NoOutput {
    private final Map<Class<?>, Integer> last = new HashMap<>();
    private final Map<Class<?>, Integer> counts = new HashMap<>();
    /** The last event with which a record came to a vertex, and the last with which one left it. */
    private final Map<String, Integer> arrived = new HashMap<>();

    private boolean seen;
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, String> vertices = new LinkedHashMap<>();

    /**
     * A reason.
     *
     * @param sentence what it is, and what can be done
     * @param position the event to look at; -1 where there is none
     */
    record Reason(String sentence, int position) {}

    private NoOutput(Journal journal) {
        for (int position = 0; position < journal.size(); position++) {
            note(journal.get(position).event(), position);
        }
    }

    /** The reason; empty where there was something to see, rows or prints. */
    static Optional<Reason> of(Journal journal) {
        NoOutput run = new NoOutput(journal);
        return run.seen || journal.size() == 0 ? Optional.empty() : Optional.of(run.reason());
    }

    private void note(TraceEvent event, int position) {
        seen |= shows(event);
        last.put(event.getClass(), position);
        counts.merge(event.getClass(), 1, Integer::sum);
        if (event instanceof VertexDeclared vertex) {
            vertices.put(vertex.vertex(), vertex.kind());
        } else if (event instanceof RecordRead || event instanceof RecordReceived) {
            arrived.put(((OfSubtask) event).subtask().vertex(), position);
        } else if (event instanceof RecordSent sent) {
            left.put(sent.subtask().vertex(), position);
        }
    }

    private static boolean shows(TraceEvent event) {
        return event instanceof ResultAppended
                || event instanceof ResultUpserted
                || event instanceof Printed
                || (event instanceof ResultCommitted committed && committed.rows() > 0);
    }

    private Reason reason() {
        if (count(RecordRead.class) == 0 && arrived.isEmpty()) {
            return new Reason("Nothing came out: no record was read. Is the stream empty, or is there no source?", -1);
        }
        if (count(ResultPending.class) > 0) {
            return new Reason(
                    count(ResultPending.class) + " rows were written and none was committed: no checkpoint completed"
                            + " after them. Does the job enable checkpointing?",
                    at(ResultPending.class));
        }
        if (count(WindowCreated.class) > 0 && count(WindowFired.class) == 0) {
            return notFired();
        }
        if (count(RecordLate.class) > 0 && count(WindowCreated.class) == 0) {
            return new Reason(
                    "Nothing came out: all " + count(RecordLate.class) + " records came too late for their windows."
                            + " Let watermarks wait longer, or allow lateness.",
                    at(RecordLate.class));
        }
        return stuck();
    }

    private Reason notFired() {
        if (count(WatermarkAdvanced.class) == 0) {
            return new Reason(
                    "Nothing came out: there are windows, and no watermark ever closed one. Give the source a"
                            + " WatermarkStrategy with timestamps.",
                    at(WindowCreated.class));
        }
        return new Reason(
                "Nothing came out: the watermark did not reach the end of a window before the run ended.",
                at(WatermarkAdvanced.class));
    }

    /** The last vertex, in the order of the job, to which a record came and which sent none. */
    private Reason stuck() {
        String where = "";
        for (String vertex : vertices.keySet()) {
            if (arrived.containsKey(vertex) && !left.containsKey(vertex)) {
                where = vertex;
            }
        }
        int position = arrived.getOrDefault(where, -1);
        return new Reason(
                where.isEmpty()
                        ? "Nothing came out: no row reached a sink. End the job with sinkTo(Results.append(\"rows\"))."
                        : "Nothing came out: records reached " + where + ", and it let none of them through to a sink."
                                + " Look at its condition, or is there no sinkTo?",
                position);
    }

    private int count(Class<?> kind) {
        return counts.getOrDefault(kind, 0);
    }

    private int at(Class<?> kind) {
        return last.getOrDefault(kind, -1);
    }
}
