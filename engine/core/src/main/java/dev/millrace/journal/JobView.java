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
 * @param detail what there is to say about the status: why it restarts or failed, which savepoint it was stopped with, which slots it
 *     waits for, which limit was reached; empty else
 * @param restartsAt processing time in ms at which it is deployed again, while it restarts and does not wait for slots; else -1
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
    /** What a job does, in the words of Flink's {@code JobStatus}. */
    public enum Status {
        /** Nothing has been reported yet. */
        INITIALIZING,
        /** Not all of its subtasks have been deployed; it may wait for task slots. */
        CREATED,
        RUNNING,
        /** A subtask has failed, and whether it will be deployed again is not decided. */
        FAILING,
        FAILED,
        CANCELED,
        /** Some of its subtasks are down and will be deployed again; they may wait for task slots. */
        RESTARTING,
        /** All input is read, or it was stopped with a savepoint. */
        FINISHED,
        /** The run was ended at a limit, whatever the job was at. */
        SUSPENDED
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

    static final JobView NONE = new JobView("", 0, Status.INITIALIZING, 0, "", -1, List.of(), List.of(), null);

    JobView started(String job, int number) {
        return new JobView(job, number, Status.CREATED, 0, "", -1, List.of(), List.of(), failure);
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

    JobView failing(Failure now) {
        return new JobView(name, run, Status.FAILING, attempt, detail, restartsAt, vertices, edges, now);
    }
}
