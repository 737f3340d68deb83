package dev.millrace.app.model;

import dev.millrace.journal.Journal;
import dev.millrace.trace.TraceEvent;

/** Where a run begins for whoever looks at it: the job is there, and nothing has moved. */
final class Deployed {
    private Deployed() {}

    /** The position of the last event of the first deployment; -1 while it has not begun. */
    static int last(Journal journal) {
        int moved = journal.next(-1, traced -> !deploys(traced.event()));
        return (moved < 0 ? journal.size() : moved) - 1;
    }

    private static boolean deploys(TraceEvent event) {
        return event instanceof TraceEvent.JobStarted
                || event instanceof TraceEvent.VertexDeclared
                || event instanceof TraceEvent.EdgeDeclared
                || event instanceof TraceEvent.SubtaskStarted;
    }
}
