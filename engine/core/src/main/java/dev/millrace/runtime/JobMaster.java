package dev.millrace.runtime;

import dev.millrace.checkpoint.CheckpointCoordinator;
import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobSettings;
import dev.millrace.time.WatermarkAlignment;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs one job from start to end: deploys it, has it snapshot, restarts it after failures. Passive: a scheduler calls it, and does
 * what it asks through {@link Cluster}; all on one thread.
 */
public final class JobMaster implements CheckpointCoordinator.Messenger {
    /** Flink's default of slot.request.timeout, in ms. */
    private static final long SLOT_REQUEST_TIMEOUT = 300_000;

    private final Deployment deployment;
    private final Start start;
    private final Cluster cluster;
    private final External external;
    private final @Nullable Tracer tracer;
    private final CheckpointCoordinator coordinator;
    private final CheckpointClock checkpoints;
    private final RestartStrategy restarts;
    private final SlotDemand slots;
    private final List<Region> regions;
    private final Set<SubtaskId> drained = new HashSet<>();
    private final Set<SubtaskId> finished = new HashSet<>();
    private final SourceGroups groups = new SourceGroups(this::align);
    private JobStatus status = JobStatus.CREATED;
    private @Nullable String failure;
    private String jobId = "";
    private @Nullable Stop stop;
    private boolean lastSnapshotComplete;
    private boolean waiting;
    private long jitters;
    private @Nullable CompletedSnapshot stoppedWith;

    /** How a job is asked to stop. */
    private enum Stop {
        /** Where its sources stand. */
        SUSPEND,
        /** As if its input had ended there: the last watermark is sent and everything that waits for it fires. */
        DRAIN
    }

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

        /**
         * The first job of a run, resumed from {@code snapshot}; its checkpoints are numbered behind that and behind {@code taken},
         * the newest number that is taken where they are kept.
         */
        public static Start resumed(CompletedSnapshot snapshot, long taken, boolean allowNonRestoredState) {
            return new Start(0, snapshot, Math.max(taken, snapshot.checkpoint()), allowNonRestoredState);
        }

        /** Tells this start's transactions from those of the job that wrote the snapshot, in this process or an earlier one. */
        String jobId() {
            if (run > 0 || from == null) {
                return "run" + run;
            }
            boolean newest = lastCheckpoint == from.checkpoint();
            return "run0-from-" + from.checkpoint() + (newest ? "" : "-behind-" + lastCheckpoint);
        }
    }

    /** A master for the deployment's job. */
    public JobMaster(Deployment deployment, Start start, Cluster cluster, External external, @Nullable Tracer tracer) {
        this.deployment = deployment;
        this.start = start;
        this.cluster = cluster;
        this.external = external;
        this.tracer = tracer;
        this.slots = new SlotDemand(deployment.plan());
        this.regions = Region.of(deployment.plan());
        this.restarts = new RestartStrategy(settings().restart(), this::jitter);
        this.checkpoints = new CheckpointClock(settings().checkpoints(), cluster, this::takeCheckpoint);
        this.coordinator = new CheckpointCoordinator(
                start.from(),
                start.lastCheckpoint(),
                settings().checkpoints(),
                maxParallelism(),
                this,
                external.snapshots(),
                tracer);
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
        if (status.isTerminal()) {
            return null;
        }
        return regions.stream()
                .map(region -> region.running(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The running subtasks in a slot. */
    public List<Subtask> inSlot(int slot) {
        return status.isTerminal()
                ? List.of()
                : all().filter(subtask -> slots.slot(subtask.id()) == slot).toList();
    }

    /** Deploys the job for the first time. */
    public void start() {
        jobId = external.results().started(start.jobId());
        if (tracer != null) {
            JobDeclaration.report(deployment.plan(), start.run(), tracer);
        }
        CompletedSnapshot from = start.from();
        String problem = InFlightAssignment.unkeepable(deployment.plan());
        if (problem == null && from != null) {
            problem = StateMapping.problem(deployment.plan(), from, start.allowNonRestoredState());
        }
        if (problem != null) {
            end(JobStatus.FAILED, new TraceEvent.JobFailed(job(), problem));
            return;
        }
        if (waitsForSlots()) {
            return;
        }
        regions.forEach(this::deploy);
        checkpoints.start();
    }

    /** Whether there are too few slots. As Flink does, the job waits for more, and fails where none come; here none do. */
    private boolean waitsForSlots() {
        int available = cluster.slots();
        if (slots.needed() <= available) {
            return false;
        }
        if (!waiting) {
            waiting = true;
            report(new TraceEvent.SlotsMissing(job(), slots.needed(), available));
            cluster.schedule(cluster.clock().now() + SLOT_REQUEST_TIMEOUT, () -> {
                if (!status.isTerminal()) {
                    takeDown(regions, "the job has too few slots");
                    end(JobStatus.FAILED, new TraceEvent.JobFailed(job(), slots.shortage(available)));
                }
            });
        }
        return true;
    }

    /** Takes a savepoint; the job goes on. Its number, {@link CheckpointCoordinator#NONE} where none is taken: the job does not run, or in batch execution, which takes no snapshots. */
    public long savepoint() {
        return status == JobStatus.RUNNING && !settings().batch()
                ? coordinator.request(SnapshotKind.SAVEPOINT)
                : CheckpointCoordinator.NONE;
    }

    /**
     * Takes a checkpoint before it is time for one, as soon as no more are under way than may be. {@code begun} hears its number, or
     * {@link CheckpointCoordinator#NONE} where none is taken: the job takes no checkpoints, does not run, or is on its way out.
     */
    public void checkpoint(LongConsumer begun) {
        if (status == JobStatus.RUNNING && settings().checkpoints().isEnabled() && due() == SnapshotKind.CHECKPOINT) {
            coordinator.requestEarly(begun);
        } else {
            begun.accept(CheckpointCoordinator.NONE);
        }
    }

    /**
     * Stops the job with a savepoint; if the job fails before that is complete, it restarts and is asked again. False where it is being
     * stopped already, or runs in batch execution, which takes no snapshots.
     */
    public boolean stop() {
        return stop(Stop.SUSPEND);
    }

    /** The same, as if the input of every source had ended where it stands: all windows fire, all results are committed. */
    public boolean drain() {
        return stop(Stop.DRAIN);
    }

    private boolean stop(Stop how) {
        if (settings().batch()) {
            return false;
        }
        boolean first = stop == null;
        if (first) {
            stop = how;
        }
        if (status == JobStatus.RUNNING) {
            askToStop();
        }
        return first;
    }

    private void askToStop() {
        if (stop == Stop.DRAIN) {
            sources().forEach(source -> cluster.send(source, new SubtaskMessage.Drain()));
        } else if (stop == Stop.SUSPEND && drained.isEmpty()) {
            coordinator.request(SnapshotKind.STOP_WITH_SAVEPOINT);
        }
    }

    /** Ends the job at once. What was not committed is lost; whether its checkpoints are kept, its settings say. */
    public void cancel() {
        if (status.isTerminal()) {
            return;
        }
        takeDown(regions, "the job was cancelled");
        end(JobStatus.CANCELED, new TraceEvent.JobCancelled(job()));
    }

    // ---- attempts ------------------------------------------------------------------------------------------------

    private void deploy(Region region) {
        if (status.isTerminal()) {
            return;
        }
        region.vertices().forEach(vertex -> {
            drained.removeIf(subtask -> subtask.vertex().equals(vertex.id()));
            finished.removeIf(subtask -> subtask.vertex().equals(vertex.id()));
            groups.forget(vertex.id());
        });
        lastSnapshotComplete = false;
        stoppedWith = null;
        Deployment.Attempt next = new Deployment.Attempt(
                region.attempt(),
                jobId,
                cluster.clock(),
                cluster.draws(),
                cluster.channels(),
                cluster.writeOut(),
                tracer,
                external,
                new Reports(region),
                coordinator.recoverable());
        List<Subtask> built = deployment.subtasks(region.vertices(), next);
        region.deployed(built);
        if (stop == Stop.DRAIN) {
            // Before they read anything that is not in the snapshot they start from.
            built.stream().filter(Subtask::isSource).forEach(source -> source.send(new SubtaskMessage.Drain()));
        }
        cluster.deploy(built);
        if (regions.stream().allMatch(Region::isRunning)) {
            status = JobStatus.RUNNING;
            if (stop == Stop.SUSPEND) {
                askToStop();
            }
        }
    }

    private void align(SubtaskId source, long maxWatermark) {
        Subtask told = subtask(source);
        if (told != null) {
            cluster.send(told, new SubtaskMessage.AlignTo(maxWatermark));
        }
    }

    private void failed(Region region, SubtaskId subtask, String cause) {
        // What has finished, or has been told to, is not deployed again by itself: it holds results of the same last
        // snapshot.
        boolean finishing = lastSnapshotComplete || !finished.isEmpty();
        restart(finishing ? regions : List.of(region), subtask + " failed", cause);
    }

    private void restart(List<Region> failed, String why, String cause) {
        takeDown(failed, why);
        long delay = restarts.failed(cluster.clock().now());
        if (delay == RestartStrategy.NEVER) {
            takeDown(regions, why);
            end(JobStatus.FAILED, new TraceEvent.JobFailed(job(), cause));
            return;
        }
        status = JobStatus.RESTARTING;
        failed.forEach(Region::nextAttempt);
        int attempt = failed.stream().mapToInt(Region::attempt).max().orElse(0);
        report(new TraceEvent.JobRestarting(attempt, delay, cause));
        failed.forEach(region -> {
            int deploying = region.attempt();
            cluster.schedule(cluster.clock().now() + delay, () -> {
                if (region.attempt() == deploying && !waitsForSlots()) {
                    deploy(region);
                }
            });
        });
    }

    private void takeDown(List<Region> down, String why) {
        for (Region region : down) {
            cluster.undeploy(region.subtasks());
            region.cancel();
        }
        coordinator.abortAll(why);
    }

    /** Why the job has failed for good; null where it has not. */
    public @Nullable String failure() {
        return failure;
    }

    private void end(JobStatus terminal, TraceEvent event) {
        status = terminal;
        failure = event instanceof TraceEvent.JobFailed failed ? failed.cause() : null;
        checkpoints.stop();
        coordinator.dismissEarly();
        if (!staysAfter(terminal)) {
            external.snapshots().retain(0);
        }
        report(event);
    }

    /** Whether the checkpoints of the job stay where they are stored. */
    private boolean staysAfter(JobStatus terminal) {
        return switch (settings().checkpoints().retention()) {
            case ALWAYS -> true;
            case AFTER_FAILURE -> terminal == JobStatus.FAILED;
            case NEVER -> false;
        };
    }

    /** Reports of one attempt's subtasks; those of an earlier attempt come too late and are ignored. */
    private final class Reports implements SubtaskReports {
        private final Region region;
        private final int reporting;

        Reports(Region region) {
            this.region = region;
            this.reporting = region.attempt();
        }

        @Override
        public void acknowledged(SubtaskId subtask, long checkpoint, Map<String, OperatorSnapshot> snapshots) {
            carry(() -> coordinator.acknowledged(subtask, checkpoint, snapshots));
        }

        @Override
        public void declined(SubtaskId subtask, long checkpoint, String reason) {
            carry(() -> coordinator.abort(checkpoint, subtask + " gave it up: " + reason));
        }

        @Override
        public void reached(SubtaskId subtask, WatermarkAlignment alignment, long watermark) {
            carry(() -> groups.reached(subtask, alignment, watermark));
        }

        @Override
        public void unwritten(SubtaskId subtask, long checkpoint, String problem) {
            carry(() -> coordinator.failed(checkpoint, subtask + " could not write its snapshot: " + problem));
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
            carry(() -> JobMaster.this.failed(region, subtask, cause));
        }

        private void carry(Runnable report) {
            cluster.toMaster(() -> {
                if (reporting == region.attempt() && region.isRunning()) {
                    report.run();
                }
            });
        }
    }

    // ---- snapshots -----------------------------------------------------------------------------------------------

    /** Takes what it is time for; false where that has to wait for a snapshot under way. */
    private boolean takeCheckpoint() {
        SnapshotKind due = due();
        if (status != JobStatus.RUNNING || due == null) {
            return true;
        }
        if (coordinator.isBusy()) {
            return false;
        }
        coordinator.request(due);
        return true;
    }

    /** A job on its way out asks again for its last snapshot where that was given up. Null for nothing. */
    private @Nullable SnapshotKind due() {
        if (lastSnapshotComplete) {
            return null;
        }
        if (isDrained()) {
            return lastKind();
        }
        if (stop == Stop.SUSPEND) {
            return drained.isEmpty() ? SnapshotKind.STOP_WITH_SAVEPOINT : null;
        }
        return SnapshotKind.CHECKPOINT;
    }

    private SnapshotKind lastKind() {
        return stop == Stop.DRAIN ? SnapshotKind.STOP_WITH_SAVEPOINT : SnapshotKind.FINAL_CHECKPOINT;
    }

    /** Whether the input of all has ended; a region that is down has yet to come to its own. */
    private boolean isDrained() {
        return status == JobStatus.RUNNING && drained.size() == subtasks().size();
    }

    private void drained(SubtaskId subtask) {
        drained.add(subtask);
        if (!isDrained()) {
            return;
        }
        if (settings().checkpoints().isEnabled() || stop == Stop.DRAIN) {
            coordinator.request(lastKind());
        } else {
            send(new SubtaskMessage.Finish());
        }
    }

    private void finished(SubtaskId subtask) {
        finished.add(subtask);
        if (finished.size() < subtasks().size()) {
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
        return all().map(Subtask::id).toList();
    }

    private Stream<Subtask> all() {
        return regions.stream().flatMap(region -> region.subtasks().stream());
    }

    private Stream<Subtask> sources() {
        return all().filter(Subtask::isSource);
    }

    private void send(SubtaskMessage message) {
        all().forEach(subtask -> cluster.send(subtask, message));
    }

    @Override
    public void trigger(long checkpoint, SnapshotKind kind) {
        SubtaskMessage message = new SubtaskMessage.Trigger(barrier(checkpoint, kind));
        sources().forEach(source -> cluster.send(source, message));
        long timeout = settings().checkpoints().timeout();
        cluster.schedule(
                cluster.clock().now() + timeout,
                () -> coordinator.failed(checkpoint, "not complete within " + timeout + " ms"));
    }

    /** Savepoints and a job's last snapshot have nothing in flight, as in Flink. */
    private Barrier barrier(long checkpoint, SnapshotKind kind) {
        CheckpointSettings now = settings().checkpoints();
        if (kind != SnapshotKind.CHECKPOINT || !now.keepsWhatIsInFlight()) {
            return new Barrier(checkpoint, kind);
        }
        boolean recorded = now.protocol() == CheckpointSettings.Protocol.CHANDY_LAMPORT;
        return new Barrier(checkpoint, kind, cluster.clock().now() + (recorded ? 0 : now.overtakeAfter()));
    }

    @Override
    public void completed(CompletedSnapshot snapshot) {
        checkpoints.ended();
        if (snapshot.kind() == SnapshotKind.STOP_WITH_SAVEPOINT) {
            stoppedWith = snapshot;
        }
        lastSnapshotComplete = snapshot.kind().isLast();
        send(new SubtaskMessage.Completed(new Barrier(snapshot.checkpoint(), snapshot.kind())));
    }

    @Override
    public void aborted(long checkpoint) {
        checkpoints.ended();
        regions.stream()
                .filter(Region::isRunning)
                .forEach(region -> region.subtasks()
                        .forEach(subtask -> cluster.send(subtask, new SubtaskMessage.Aborted(checkpoint))));
    }

    @Override
    public void exceededTolerableFailures() {
        String cause = "Exceeded checkpoint tolerable failure threshold.";
        restart(regions, cause, cause);
    }

    private Map<String, Integer> maxParallelism() {
        Map<String, Integer> groups = new LinkedHashMap<>();
        ExecutionPlan plan = deployment.plan();
        plan.graph().nodes().forEach(node -> groups.put(plan.operatorId(node), node.maxParallelism()));
        return groups;
    }

    /** From -1 to 1. */
    private double jitter() {
        return cluster.draws().draw(-1_000, 1_000, Draws.entity("restart"), jitters++) / 1_000.0;
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
