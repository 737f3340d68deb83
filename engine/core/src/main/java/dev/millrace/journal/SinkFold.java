package dev.millrace.journal;

import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.ResultAborted;
import dev.millrace.trace.TraceEvent.ResultAppended;
import dev.millrace.trace.TraceEvent.ResultCommitted;
import dev.millrace.trace.TraceEvent.ResultPending;
import dev.millrace.trace.TraceEvent.ResultPreCommitted;
import dev.millrace.trace.TraceEvent.ResultUpserted;
import dev.millrace.trace.Traced;

/** What events do to the rows outside the job. */
final class SinkFold {
    private SinkFold() {}

    static PersistentMap<String, SinkView> after(PersistentMap<String, SinkView> sinks, Traced traced) {
        TraceEvent event = traced.event();
        SinkView now;
        if (event instanceof ResultAppended row) {
            now = sink(sinks, row.sink(), row.subtask()).appended(row.row(), traced.position());
        } else if (event instanceof ResultUpserted row) {
            now = sink(sinks, row.sink(), row.subtask()).upserted(row.key(), row.row(), traced.position());
        } else if (event instanceof ResultPending row) {
            now = sink(sinks, row.sink(), row.subtask()).pending(row.subtask(), row.transaction(), row.row());
        } else if (event instanceof ResultPreCommitted ready) {
            now = sink(sinks, ready.sink(), ready.subtask()).preCommitted(ready.subtask(), ready.transaction());
        } else if (event instanceof ResultCommitted done) {
            now = sink(sinks, done.sink(), done.subtask())
                    .ended(done.subtask(), done.transaction(), SinkView.Status.COMMITTED, traced.position());
        } else if (event instanceof ResultAborted gone) {
            now = sink(sinks, gone.sink(), gone.subtask())
                    .ended(gone.subtask(), gone.transaction(), SinkView.Status.ABORTED, traced.position());
        } else {
            return sinks;
        }
        return sinks.with(now.name(), now);
    }

    private static SinkView sink(PersistentMap<String, SinkView> sinks, String name, SubtaskId subtask) {
        SinkView found = sinks.find(name);
        return found == null ? SinkView.empty(name, subtask.vertex()) : found;
    }
}
