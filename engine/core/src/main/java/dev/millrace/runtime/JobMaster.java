package dev.millrace.runtime;

import dev.millrace.checkpoint.CheckpointCoordinator;
import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.graph.JobSettings;
import dev.millrace.graph.OperatorNode;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs one job from start to end: deploys it, has it snapshot, restarts it after failures. Passive: a scheduler calls it, and does
 * what it asks through {@link Cluster}; all on one thread.
 */
public final class JobMaster implements CheckpointCoordinator.Messenger {
    private final Deployment deployment;
    private final Start start;
    private final Cluster cluster;
    private final External external;
    private final @Nullable Tracer tracer;
    private final CheckpointCoordinator coordinator;
    private final Map<SubtaskId, Subtask> subtasks = new LinkedHashMap<>();
    private final Set<SubtaskId> drained = new HashSet<>();
    private final Set<SubtaskId> finished = new HashSet<>();
    private JobStatus status = JobStatus.CREATED;
    private boolean stopRequested;
    private boolean lastSnapshotComplete;
    private @Nullable CompletedSnapshot stoppedWith;
    private int attempt;
    private long lastSnapshotEnded;

    /**
     * How a job starts.
     *
     * @param run 0 for the first job of a run, 1 for the one that resumes after the first swap ...
     * @param from the savepoint it resumes from, null for none
     * @param lastCheckpoint number behind which its checkpoints go on
     * @param allowNonRestoredState whether state that no operator takes is dropped
     */
    public record Start(int run, @Nullable CompletedSnapshot from, long lastCheckpoint, boolean allowNonRestoredState) {
        /** The first job of a run. */
        public static final Start FRESH = new Start(0, null, 0, false);

        /** The first job of a run, resumed from {@code snapshot}. */
        public static Start resumed(CompletedSnapshot snapshot, boolean allowNonRestoredState) {
            return new Start(0, snapshot, snapshot.checkpoint(), allowNonRestoredState);
        }

        /** Tells this start's transactions from those of the job that wrote the snapshot, in this process or an earlier one. */
        String jobId() {
            return run == 0 && from != null ? "run0-from-" + from.checkpoint() : "run" + run;
        }
    }

    /** A master for the deployment's job. */
    public JobMaster(Deployment deployment, Start start, Cluster cluster, External external, @Nullable Tracer tracer) {
        this.deployment = deployment;
        this.start = start;
        this.cluster = cluster;
        this.external = external;
        this.tracer = tracer;
        this.coordinator = new CheckpointCoordinator(
                start.from(), start.lastCheckpoint(), maxParallelism(), this, external.snapshots(), tracer);
    }

    /** Where the job is. */
    public JobStatus status() {
        return status;
    }

    /** The savepoint a stopped job ended with, null before. */
    public @Nullable CompletedSnapshot stoppedWith() {
        return status == JobStatus.STOPPED ? stoppedWith : null;
    }

    /** Number of the newest snapshot triggered. */
    public long lastCheckpoint() {
        return coordinator.lastCheckpoint();
    }

    /** The running subtask of that id, null if there is none now. */
    public @Nullable Subtask subtask(SubtaskId id) {
        return status == JobStatus.RUNNING ? subtasks.get(id) : null;
    }

    /** Deploys the job for the first time. */
    public void start() {
        declare();
        CompletedSnapshot from = start.from();
        String problem =
                from == null ? null : StateMapping.problem(deployment.plan(), from, start.allowNonRestoredState());
        if (problem != null) {
            end(JobStatus.FAILED, new TraceEvent.JobFailed(job(), problem));
            return;
        }
        deploy();
        if (settings().checkpointInterval() > 0) {
            scheduleCheckpoint();
        }
    }

    /** Takes a savepoint; the job goes on. Does nothing in batch execution, which takes no snapshots. */
    public void savepoint() {
        if (status == JobStatus.RUNNING && !settings().batch()) {
            coordinator.request(SnapshotKind.SAVEPOINT);
        }
    }

    /** Stops the job with a savepoint (not in batch execution, which takes no snapshots); if the job fails before that is complete, it restarts and is asked again. */
    public void stop() {
        if (settings().batch()) {
            return;
        }
        stopRequested = true;
        if (status == JobStatus.RUNNING && drained.isEmpty()) {
            coordinator.request(SnapshotKind.STOP_WITH_SAVEPOINT);
        }
    }

    // ---- attempts ------------------------------------------------------------------------------------------------

    private void declare() {
        report(new TraceEvent.JobStarted(job(), start.run()));
        for (ExecutionPlan.Vertex vertex : deployment.plan().vertices()) {
            List<String> operators =
                    vertex.operators().stream().map(OperatorNode::label).toList();
            OperatorNode head = vertex.head();
            report(new TraceEvent.VertexDeclared(
                    vertex.id(), operators, head.kind(), head.parallelism(), head.maxParallelism()));
        }
        for (ExecutionPlan.VertexEdge edge : deployment.plan().edges()) {
            report(new TraceEvent.EdgeDeclared(
                    edge.from().id(), edge.to().id(), edge.edge().partitioning().label(), edge.ordinal()));
        }
    }

    private void deploy() {
        subtasks.clear();
        drained.clear();
        finished.clear();
        lastSnapshotComplete = false;
        stoppedWith = null;
        Deployment.Attempt next = new Deployment.Attempt(
                attempt,
                start.jobId(),
                cluster.clock(),
                cluster.draws(),
                cluster.channels(),
                tracer,
                external,
                new Reports(attempt),
                coordinator.recoverable());
        List<Subtask> built = deployment.subtasks(next);
        built.forEach(subtask -> subtasks.put(subtask.id(), subtask));
        status = JobStatus.RUNNING;
        cluster.deploy(built);
        if (stopRequested) {
            coordinator.request(SnapshotKind.STOP_WITH_SAVEPOINT);
        }
    }

    private void failed(SubtaskId subtask, String cause) {
        cluster.undeploy();
        status = JobStatus.RESTARTING;
        subtasks.values().forEach(Subtask::cancel);
        coordinator.abort(subtask + " failed", true);
        if (attempt >= settings().restartAttempts()) {
            end(JobStatus.FAILED, new TraceEvent.JobFailed(job(), cause));
            return;
        }
        attempt++;
        report(new TraceEvent.JobRestarting(attempt, settings().restartDelay(), cause));
        cluster.schedule(cluster.clock().now() + settings().restartDelay(), this::deploy);
    }

    private void end(JobStatus terminal, TraceEvent event) {
        status = terminal;
        report(event);
    }

    /** Reports of one attempt's subtasks; those of an earlier attempt come too late and are ignored. */
    private final class Reports implements SubtaskReports {
        private final int reporting;

        Reports(int reporting) {
            this.reporting = reporting;
        }

        @Override
        public void acknowledged(SubtaskId subtask, long checkpoint, Map<String, OperatorSnapshot> snapshots) {
            carry(() -> coordinator.acknowledged(subtask, checkpoint, snapshots));
        }

        @Override
        public void endOfInput(SubtaskId subtask) {
            carry(() -> JobMaster.this.drained(subtask));
        }

        @Override
        public void finished(SubtaskId subtask) {
            carry(() -> JobMaster.this.finished(subtask));
        }

        @Override
        public void failed(SubtaskId subtask, String cause) {
            carry(() -> JobMaster.this.failed(subtask, cause));
        }

        private void carry(Runnable report) {
            cluster.toMaster(() -> {
                if (reporting == attempt && status == JobStatus.RUNNING) {
                    report.run();
                }
            });
        }
    }

    // ---- snapshots -----------------------------------------------------------------------------------------------

    private void scheduleCheckpoint() {
        cluster.schedule(cluster.clock().now() + settings().checkpointInterval(), this::periodicCheckpoint);
    }

    private void periodicCheckpoint() {
        if (status.isTerminal()) {
            return;
        }
        boolean rested = cluster.clock().now() - lastSnapshotEnded >= settings().minPause();
        SnapshotKind due = due();
        if (status == JobStatus.RUNNING && !coordinator.isBusy() && rested && due != null) {
            coordinator.request(due);
        }
        scheduleCheckpoint();
    }

    /** What it is time for: a job on its way out asks again for its last snapshot where that was given up. Null for nothing. */
    private @Nullable SnapshotKind due() {
        if (lastSnapshotComplete) {
            return null;
        }
        if (drained.size() == subtasks.size()) {
            return SnapshotKind.FINAL_CHECKPOINT;
        }
        if (stopRequested) {
            return drained.isEmpty() ? SnapshotKind.STOP_WITH_SAVEPOINT : null;
        }
        return SnapshotKind.CHECKPOINT;
    }

    private void drained(SubtaskId subtask) {
        drained.add(subtask);
        if (drained.size() < subtasks.size()) {
            return;
        }
        if (settings().checkpointInterval() > 0) {
            coordinator.request(SnapshotKind.FINAL_CHECKPOINT);
        } else {
            subtasks.values().forEach(each -> cluster.send(each, new SubtaskMessage.Finish()));
        }
    }

    private void finished(SubtaskId subtask) {
        finished.add(subtask);
        if (finished.size() < subtasks.size()) {
            return;
        }
        CompletedSnapshot savepoint = stoppedWith;
        if (savepoint != null) {
            end(JobStatus.STOPPED, new TraceEvent.JobStopped(job(), savepoint.checkpoint()));
        } else {
            end(JobStatus.FINISHED, new TraceEvent.JobFinished(job()));
        }
    }

    @Override
    public Collection<SubtaskId> subtasks() {
        return subtasks.keySet();
    }

    @Override
    public void trigger(long checkpoint, SnapshotKind kind) {
        SubtaskMessage message = new SubtaskMessage.Trigger(new Barrier(checkpoint, kind));
        subtasks.values().stream().filter(Subtask::isSource).forEach(source -> cluster.send(source, message));
        int triggeredIn = attempt;
        cluster.schedule(cluster.clock().now() + settings().checkpointTimeout(), () -> {
            if (attempt == triggeredIn && coordinator.pendingCheckpoint() == checkpoint) {
                coordinator.abort("not complete within " + settings().checkpointTimeout() + " ms", false);
            }
        });
    }

    @Override
    public void completed(CompletedSnapshot snapshot) {
        lastSnapshotEnded = cluster.clock().now();
        if (snapshot.kind() == SnapshotKind.STOP_WITH_SAVEPOINT) {
            stoppedWith = snapshot;
        }
        lastSnapshotComplete =
                snapshot.kind() == SnapshotKind.STOP_WITH_SAVEPOINT || snapshot.kind() == SnapshotKind.FINAL_CHECKPOINT;
        Barrier barrier = new Barrier(snapshot.checkpoint(), snapshot.kind());
        subtasks.values().forEach(subtask -> cluster.send(subtask, new SubtaskMessage.Completed(barrier)));
    }

    @Override
    public void aborted(long checkpoint) {
        lastSnapshotEnded = cluster.clock().now();
        if (status == JobStatus.RUNNING) {
            subtasks.values().forEach(subtask -> cluster.send(subtask, new SubtaskMessage.Aborted(checkpoint)));
        }
    }

    private Map<String, Integer> maxParallelism() {
        Map<String, Integer> groups = new LinkedHashMap<>();
        ExecutionPlan plan = deployment.plan();
        plan.graph().nodes().forEach(node -> groups.put(plan.operatorId(node), node.maxParallelism()));
        return groups;
    }

    private JobSettings settings() {
        return deployment.plan().graph().settings();
    }

    private String job() {
        return deployment.plan().graph().name();
    }

    private void report(TraceEvent event) {
        if (tracer != null) {
            tracer.report(event);
        }
    }
}
