package dev.millrace.testkit.harness;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobMaster;
import dev.millrace.runtime.JobStatus;
import java.util.List;

/** Runs a whole job, real subtasks and all, under conditions that its operators must not notice: the results are the same. */
public final class HostileRun {
    private static final int ROUNDS = 100_000;

    private final List<JobGraph> versions;
    private final Conditions conditions;
    private final External external;

    /**
     * What the job is put through.
     *
     * @param budget elements, timers or messages that a subtask may take in one step
     * @param refusing whether every channel refuses every other offer
     * @param restarting whether, after each step of the work proper, the job is stopped with a savepoint and goes on from it
     *     in fresh copies; in the next of its versions if there are several
     */
    public record Conditions(int budget, boolean refusing, boolean restarting) {}

    /** A run of the first of {@code versions}; the others, in turn, are what it goes on as. */
    public HostileRun(List<JobGraph> versions, Conditions conditions, External external) {
        this.versions = List.copyOf(versions);
        this.conditions = conditions;
        this.external = external;
    }

    /** Runs to the end; how often the job was started. Throws where it fails or comes to no end. */
    public int run() {
        int starts = 0;
        JobMaster.Start start = JobMaster.Start.FRESH;
        while (true) {
            JobMaster master = attempt(versions.get(starts % versions.size()), start);
            starts++;
            CompletedSnapshot savepoint = master.stoppedWith();
            if (savepoint == null) {
                return starts;
            }
            start = new JobMaster.Start(starts, savepoint, master.lastCheckpoint(), false);
        }
    }

    private JobMaster attempt(JobGraph job, JobMaster.Start start) {
        RoundRobinCluster cluster = new RoundRobinCluster(conditions.budget(), conditions.refusing());
        JobMaster master = new JobMaster(new Deployment(ExecutionPlan.of(job)), start, cluster, external, null);
        master.start();
        // Each subtask has opened, and one of them has done something.
        int stopAfter = cluster.running() + 1;
        boolean[] stopped = {!conditions.restarting()};
        for (int round = 0; round < ROUNDS && !master.status().isTerminal(); round++) {
            cluster.round(() -> {
                if (!stopped[0] && cluster.steps() >= stopAfter) {
                    stopped[0] = true;
                    master.stop();
                }
            });
        }
        if (master.status() != JobStatus.FINISHED && master.status() != JobStatus.STOPPED) {
            throw new IllegalStateException("the job is " + master.status());
        }
        return master;
    }
}
