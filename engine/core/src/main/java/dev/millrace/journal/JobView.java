package dev.millrace.journal;

import dev.millrace.trace.TraceEvent.EdgeDeclared;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The job at an instant.
 *
 * @param name its name; empty before it has started
 * @param run 0 for the first job of the run, one more for each that resumed from a savepoint
 * @param status what it does
 * @param attempt 0 at first, one more with every restart
 * @param detail what there is to say about the status: why it restarts or failed, which limit was reached; empty else
 * @param restartsAt processing time in ms at which it is deployed again, while it restarts; else -1
 * @param vertices its vertices in topological order
 * @param edges who feeds whom
 * @param failure the last failure of the run; null if there was none
 */
public record JobView(
        String name,
        int run,
        Status status,
        int attempt,
        String detail,
        long restartsAt,
        List<VertexDeclared> vertices,
        List<EdgeDeclared> edges,
        @Nullable Failure failure) {
    /** What a job does. */
    public enum Status {
        NOT_STARTED,
        RUNNING,
        RESTARTING,
        FINISHED,
        FAILED,
        STOPPED,
        CANCELLED,
        LIMITED
    }

    /**
     * A failure of a subtask.
     *
     * @param position place in the journal
     * @param time processing time in ms
     * @param subtask the subtask, written {@code vertex.index}
     * @param killed whether the learner or a script did it
     * @param cause why
     */
    public record Failure(long position, long time, String subtask, boolean killed, String cause) {}

    static final JobView NONE = new JobView("", 0, Status.NOT_STARTED, 0, "", -1, List.of(), List.of(), null);

    JobView started(String job, int number) {
        return new JobView(job, number, Status.RUNNING, 0, "", -1, List.of(), List.of(), failure);
    }

    JobView withStatus(Status now, String why) {
        return new JobView(name, run, now, attempt, why, -1, vertices, edges, failure);
    }

    JobView restarting(int newAttempt, long at, String why) {
        return new JobView(name, run, Status.RESTARTING, newAttempt, why, at, vertices, edges, failure);
    }

    JobView withGraph(List<VertexDeclared> newVertices, List<EdgeDeclared> newEdges) {
        return new JobView(name, run, status, attempt, detail, restartsAt, newVertices, newEdges, failure);
    }

    JobView withFailure(Failure now) {
        return new JobView(name, run, status, attempt, detail, restartsAt, vertices, edges, now);
    }
}
