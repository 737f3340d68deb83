package dev.millrace.journal;

import dev.millrace.journal.JobView.Failure;
import dev.millrace.journal.JobView.Status;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.EdgeDeclared;
import dev.millrace.trace.TraceEvent.JobCancelled;
import dev.millrace.trace.TraceEvent.JobFailed;
import dev.millrace.trace.TraceEvent.JobFinished;
import dev.millrace.trace.TraceEvent.JobRestarting;
import dev.millrace.trace.TraceEvent.JobStarted;
import dev.millrace.trace.TraceEvent.JobStopped;
import dev.millrace.trace.TraceEvent.LimitReached;
import dev.millrace.trace.TraceEvent.SlotsMissing;
import dev.millrace.trace.TraceEvent.TaskFailed;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;

/** What events do to the job as a whole. */
final class JobFold {
    private JobFold() {}

    static JobView after(JobView job, Traced traced) {
        TraceEvent event = traced.event();
        if (event instanceof JobStarted started) {
            return job.started(started.job(), started.run());
        } else if (event instanceof VertexDeclared vertex) {
            return job.withGraph(appended(job.vertices(), vertex), job.edges());
        } else if (event instanceof EdgeDeclared edge) {
            return job.withGraph(job.vertices(), appended(job.edges(), edge));
        } else if (event instanceof TaskFailed failed) {
            return job.failing(failure(failed, traced));
        } else if (event instanceof JobRestarting restarting) {
            return job.restarting(restarting.attempt(), traced.time() + restarting.delay(), restarting.cause());
        } else if (event instanceof SlotsMissing missing) {
            return job.withStatus(job.status(), waits(missing));
        }
        return ended(job, event);
    }

    /** The job when one of {@code subtasks} has just started: it runs once none of them is still to come. */
    static JobView deployed(JobView job, PersistentMap<SubtaskId, SubtaskView> subtasks) {
        boolean comes = job.status() == Status.CREATED || job.status() == Status.RESTARTING;
        return comes && subtasks.values().stream().allMatch(SubtaskView::isDeployed)
                ? job.withStatus(Status.RUNNING, "")
                : job;
    }

    /** What the job waits for. */
    static String waits(SlotsMissing missing) {
        return "it needs " + Sentences.count(missing.needed(), "task slot", "task slots") + ", and there "
                + (missing.available() == 1 ? "is 1" : "are " + missing.available());
    }

    private static JobView ended(JobView job, TraceEvent event) {
        if (event instanceof JobFinished) {
            return job.withStatus(Status.FINISHED, "");
        } else if (event instanceof JobFailed failed) {
            return job.withStatus(Status.FAILED, failed.cause());
        } else if (event instanceof JobStopped stopped) {
            return job.withStatus(Status.FINISHED, "savepoint " + stopped.savepoint());
        } else if (event instanceof JobCancelled) {
            return job.withStatus(Status.CANCELED, "");
        } else if (event instanceof LimitReached limit) {
            return job.withStatus(Status.SUSPENDED, limit.sentence());
        }
        return job;
    }

    private static Failure failure(TaskFailed failed, Traced traced) {
        return new Failure(
                traced.position(), traced.time(), failed.subtask().toString(), failed.killed(), failed.cause());
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
