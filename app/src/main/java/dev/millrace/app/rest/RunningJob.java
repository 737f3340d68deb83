package dev.millrace.app.rest;

import dev.millrace.host.RunListener;
import dev.millrace.journal.CheckpointView;
import dev.millrace.journal.JobView;
import dev.millrace.journal.Moment;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The job that runs, as the engine reports it: the newest moment, and no journal, so that it may run for ever. Fed by one thread, read
 * by any.
 */
public final class RunningJob implements RunListener {
    /** Flink's default of web.exception-history-size. */
    private static final int FAILURES_MAX = 16;

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final boolean virtual;
    private final Clock clock;
    private final Map<Long, CompletableFuture<CheckpointView>> awaited = new TreeMap<>();
    private final CompletableFuture<JobView> over = new CompletableFuture<>();
    private final Deque<Traced> failures = new ArrayDeque<>();
    private volatile Moment moment = Moment.BEFORE;
    private volatile long began;

    /** A job in virtual time, which counts from 0, or one of which {@code clock} says when it began. */
    public RunningJob(boolean virtual, Clock clock) {
        this.virtual = virtual;
        this.clock = clock;
    }

    @Override
    public void traced(List<Traced> events) {
        Moment now = moment;
        if (now.last() == null && !events.isEmpty() && !virtual) {
            began = clock.millis() - events.get(0).time();
        }
        for (Traced each : events) {
            now = now.after(each);
            if (each.event() instanceof TraceEvent.TaskFailed) {
                remember(each);
            }
        }
        moment = now;
        tellOfSnapshots(now);
        if (isOver(now.job().status())) {
            over.complete(now.job());
        }
    }

    private void remember(Traced failure) {
        synchronized (failures) {
            failures.addFirst(failure);
            if (failures.size() > FAILURES_MAX) {
                failures.removeLast();
            }
        }
    }

    private void tellOfSnapshots(Moment now) {
        synchronized (awaited) {
            awaited.entrySet().removeIf(each -> {
                CheckpointView snapshot = now.checkpoints().find(each.getKey());
                return snapshot != null
                        && snapshot.status() != CheckpointView.Status.IN_PROGRESS
                        && each.getValue().complete(snapshot);
            });
        }
    }

    /** The run has ended: nothing more will be reported. */
    public void end() {
        over.complete(moment.job());
    }

    /** A job's id, as Flink writes one. */
    String id() {
        return id;
    }

    /** The newest moment. */
    Moment moment() {
        return moment;
    }

    /** The newest failures of subtasks, newest first. */
    List<Traced> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    /** The snapshot of that number once it is complete or aborted. */
    CompletableFuture<CheckpointView> snapshot(long number) {
        synchronized (awaited) {
            CompletableFuture<CheckpointView> snapshot =
                    awaited.computeIfAbsent(number, any -> new CompletableFuture<>());
            tellOfSnapshots(moment);
            return snapshot;
        }
    }

    /** The job once it has ended, or its run has. */
    CompletableFuture<JobView> over() {
        return over;
    }

    /** Whether nothing more will become of the job. */
    boolean isOver() {
        return isOver(moment.job().status()) || over.isDone();
    }

    private static boolean isOver(JobView.Status status) {
        return switch (status) {
            case INITIALIZING, CREATED, RUNNING, FAILING, RESTARTING -> false;
            case FINISHED, FAILED, CANCELED, SUSPENDED -> true;
        };
    }

    /** A time of the trace as Flink tells times: in ms since 1970, and where it is virtual since the run began; -1 stays -1. */
    long time(long traced) {
        return traced < 0 ? -1 : began + traced;
    }

    /** The time in ms that it is now for the job; its last where it has ended. */
    long now() {
        return virtual || isOver() ? moment.time() : clock.millis() - began;
    }
}
