package dev.millrace.journal;

import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;

/** Says when rows come to be seen. */
final class ResultSentences {
    private final RunMemory memory;

    ResultSentences(RunMemory memory) {
        this.memory = memory;
    }

    void addTo(Sentences sentences) {
        sentences.on(
                TraceEvent.ResultAppended.class,
                e -> e.row() + " was written to " + e.sink() + ", where it is visible at once.");
        sentences.on(
                TraceEvent.ResultUpserted.class,
                e -> e.row() + " is the row of " + e.key() + " in " + e.sink() + " now, visible at once.");
        sentences.on(
                TraceEvent.ResultPending.class,
                e -> e.row() + " waits in transaction " + e.transaction() + " of " + e.sink()
                        + "; no reader sees it yet.");
        sentences.on(
                TraceEvent.ResultPreCommitted.class,
                e -> transaction(e.transaction(), e.sink()) + " was pre-committed with " + rows(e.rows())
                        + of(e.subtask(), ", as part of ", "") + ".");
        sentences.on(
                TraceEvent.ResultCommitted.class,
                e -> transaction(e.transaction(), e.sink()) + " was committed"
                        + of(e.subtask(), " because ", " is complete") + ": " + rows(e.rows())
                        + " became visible.");
        sentences.on(
                TraceEvent.ResultAborted.class,
                e -> transaction(e.transaction(), e.sink()) + " was aborted: " + rows(e.rows()) + " thrown away.");
    }

    private String of(SubtaskId subtask, String before, String after) {
        long checkpoint = memory.checkpoint(subtask);
        return checkpoint < 0 ? "" : before + memory.name(checkpoint) + after;
    }

    private static String transaction(String transaction, String sink) {
        return "Transaction " + transaction + " of " + sink;
    }

    private static String rows(int rows) {
        return Sentences.count(rows, "row", "rows");
    }
}
