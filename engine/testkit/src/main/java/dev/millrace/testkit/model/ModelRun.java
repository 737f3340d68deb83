package dev.millrace.testkit.model;

import dev.millrace.connector.OutsideWorld;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobMaster;
import dev.millrace.runtime.JobStatus;
import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of the job, with all that can happen to it next. */
final class ModelRun {
    /** What is the same in all runs, and files and databases, to which the job writes nothing. */
    private static final Set<Class<?>> CONSTANTS = Set.of(
            ExecutionPlan.class,
            JobGraph.class,
            StreamLibrary.class,
            TypeInformation.class,
            OutsideWorld.class,
            Bounds.class);

    private final Bounds bounds;
    private final ModelCluster cluster;
    private final Promises promises;
    private final JobMaster master;
    private final ResultStore results = new ResultStore();
    private int ticks;
    private int failures;

    ModelRun(Bounds bounds, CountingJob job, Deployment deployment) {
        this.bounds = bounds;
        this.cluster = new ModelCluster(bounds);
        this.promises = new Promises(job.expected(), results);
        this.master = new JobMaster(
                deployment, JobMaster.Start.FRESH, cluster, new External(job.streams(), results), promises);
        master.start();
    }

    Fingerprint.Bits fingerprint() {
        return Fingerprint.of(CONSTANTS, cluster, master, promises, results, ticks, failures);
    }

    /** The part of it that survives a failure of all subtasks and that they can change. */
    Fingerprint.Bits surviving() {
        return Fingerprint.of(
                CONSTANTS,
                promises,
                results,
                cluster.reports().stream().map(List::size).toList());
    }

    /** What was promised and not kept, null for nothing. {@code last} says that nothing can happen any more. */
    @Nullable
    String broken(boolean last) {
        String broken = promises.broken();
        if (broken != null || !last) {
            return broken;
        }
        return master.status() == JobStatus.FINISHED
                ? promises.brokenAtEnd()
                : "nothing can happen any more, and the job is " + master.status();
    }

    /** What may happen next. Failures are named first, and a subtask's step before what its channels may show. */
    List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        if (master.status().isTerminal()) {
            return choices;
        }
        if (mayTick() && !bounds.late()) {
            scheduled(choices);
            return choices;
        }
        for (int subtask = 0;
                failures < bounds.failures() && subtask < cluster.running().size();
                subtask++) {
            choices.add(Choice.of(Choice.Kind.KILL, subtask));
        }
        for (int subtask = 0; subtask < cluster.running().size(); subtask++) {
            if (!cluster.running().get(subtask).isOpened() && (failures == 0 || failures == bounds.failures())) {
                // Nobody else is touched by that, and a first attempt restores nothing.
                return List.of(Choice.of(Choice.Kind.STEP, subtask));
            }
            ofSubtask(subtask, choices);
        }
        reports(choices);
        scheduled(choices);
        return choices;
    }

    private void reports(List<Choice> choices) {
        for (int sender = 0; sender < cluster.reports().size(); sender++) {
            int arriving = Math.min(cluster.reports().get(sender).size(), bounds.late() ? Integer.MAX_VALUE : 1);
            for (int index = 0; index < arriving; index++) {
                choices.add(new Choice(Choice.Kind.REPORT, sender, index, -1));
            }
        }
    }

    private void ofSubtask(int subtask, List<Choice> choices) {
        ModelCluster.Running running = cluster.running().get(subtask);
        choices.add(Choice.of(Choice.Kind.STEP, subtask));
        for (int channel = 0; channel < running.inputs().size(); channel++) {
            if (!running.inputs().get(channel).isEmpty()) {
                choices.add(new Choice(Choice.Kind.TAKE, subtask, channel, sharing(subtask, channel)));
            }
        }
        if (!running.messages().isEmpty()) {
            choices.add(Choice.of(Choice.Kind.MESSAGE, subtask));
        }
    }

    /** The subtask that sends into the channel where it can tell whether something was taken, else -1. */
    private int sharing(int subtask, int channel) {
        return bounds.mayRefuse() ? cluster.sender(subtask, channel) : -1;
    }

    /** While the job is down, it being time for a checkpoint does nothing but ask to be called again. */
    private boolean mayTick() {
        return ticks < bounds.checkpoints() && master.status() == JobStatus.RUNNING;
    }

    private void scheduled(List<Choice> choices) {
        for (int index = 0; index < cluster.scheduled().size(); index++) {
            boolean tick = cluster.scheduled().get(index).delay() == CountingJob.INTERVAL;
            if (!tick) {
                choices.add(new Choice(Choice.Kind.DUE, -1, index, -1));
            } else if (mayTick()) {
                choices.add(new Choice(Choice.Kind.TICK, -1, index, -1));
            }
        }
    }

    /** Does it. */
    void apply(Choice choice) {
        switch (choice.kind()) {
            case STEP -> cluster.step(choice.subtask(), ModelCluster.NONE);
            case TAKE -> cluster.step(choice.subtask(), choice.index());
            case MESSAGE -> cluster.receive(choice.subtask());
            case REPORT -> cluster.report(choice.subtask(), choice.index());
            case TICK -> {
                ticks++;
                cluster.run(choice.index());
            }
            case DUE -> cluster.run(choice.index());
            case KILL -> {
                failures++;
                cluster.kill(choice.subtask());
            }
        }
    }

    /** How a report calls what is about to happen. */
    String described(Choice choice) {
        String subtask =
                choice.subtask() >= 0 && choice.subtask() < cluster.running().size()
                        ? cluster.running().get(choice.subtask()).subtask().id().toString()
                        : "the job";
        return switch (choice.kind()) {
            case STEP -> subtask + " steps";
            case TAKE -> subtask + " takes from channel " + choice.index();
            case MESSAGE ->
                subtask + " gets "
                        + cluster.running().get(choice.subtask()).messages().peek();
            case REPORT -> "the job master gets report " + choice.index() + " of " + subtask;
            case TICK -> "it is time for a checkpoint";
            case DUE -> "the job is deployed again";
            case KILL -> subtask + " fails";
        };
    }
}
