package dev.millrace.journal;

import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;

/** Says what happens to the job as a whole and to its subtasks. */
final class JobSentences {
    private final RunMemory memory;

    JobSentences(RunMemory memory) {
        this.memory = memory;
    }

    void addTo(Sentences sentences) {
        sentences.on(TraceEvent.JobStarted.class, JobSentences::started);
        sentences.on(TraceEvent.VertexDeclared.class, JobSentences::vertex);
        sentences.on(
                TraceEvent.EdgeDeclared.class,
                e -> "Elements go from " + e.from() + " to " + e.to() + " (" + e.partitioning() + ").");
        sentences.on(TraceEvent.SubtaskStarted.class, JobSentences::deployed);
        sentences.on(TraceEvent.SubtaskFinished.class, e -> e.subtask() + " has finished.");
        sentences.on(
                TraceEvent.TaskFailed.class,
                e -> e.subtask() + (e.killed() ? " was killed." : " failed: " + withStop(e.cause())));
        sentences.on(TraceEvent.TaskCancelled.class, this::cancelled);
        sentences.on(
                TraceEvent.JobRestarting.class,
                e -> "The job will be deployed again in " + SpokenTime.seconds(e.delay()) + ", as attempt "
                        + (e.attempt() + 1L) + ": " + withStop(e.cause()));
        sentences.on(
                TraceEvent.SlotLost.class,
                e -> "The machine with slot " + e.slot() + " is gone"
                        + (e.subtasks().isEmpty()
                                ? "; nothing ran there."
                                : ", and " + String.join(", ", e.subtasks())
                                        + " with it: they are silent, and nobody knows yet."));
        sentences.on(TraceEvent.SlotsMissing.class, e -> "The job " + e.job() + " waits: " + JobFold.waits(e) + ".");
        sentences.on(
                TraceEvent.JobFinished.class, e -> "The job " + e.job() + " has finished: every subtask has finished.");
        sentences.on(
                TraceEvent.JobFailed.class, e -> "The job " + e.job() + " failed for good: " + withStop(e.cause()));
        sentences.on(
                TraceEvent.JobStopped.class,
                e -> "The job " + e.job() + " stopped with savepoint " + e.savepoint() + ".");
        sentences.on(
                TraceEvent.JobCancelled.class,
                e -> "The job " + e.job() + " was cancelled: it ends without a last snapshot.");
        sentences.on(TraceEvent.LimitReached.class, e -> withStop(e.sentence()));
        sentences.on(
                TraceEvent.MetricChanged.class,
                e -> "The metric " + e.metric() + " of " + e.operator() + " in " + e.subtask() + " says " + e.value()
                        + ".");
        sentences.on(TraceEvent.Printed.class, e -> e.subtask() + " printed: " + e.text());
    }

    private static String started(TraceEvent.JobStarted event) {
        String run = event.run() == 0 ? "" : " from the savepoint, as run " + (event.run() + 1L);
        return "The job " + event.job() + " starts" + run + ".";
    }

    private static String vertex(TraceEvent.VertexDeclared event) {
        String chain = event.operators().size() > 1 ? ", each a chain: " + String.join(" -> ", event.operators()) : "";
        return "The vertex " + event.vertex() + " has " + Sentences.count(event.parallelism(), "subtask", "subtasks")
                + chain + ".";
    }

    private static String deployed(TraceEvent.SubtaskStarted event) {
        String attempt = event.attempt() == 0 ? "" : " again, as attempt " + (event.attempt() + 1L);
        return event.subtask() + " is deployed" + attempt + ".";
    }

    private String cancelled(TraceEvent.TaskCancelled event) {
        SubtaskId failed = memory.failed();
        String reason = failed == null ? "the job is stopping" : failed + " failed";
        return event.subtask() + " was cancelled because " + reason + ".";
    }

    private static String withStop(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
