package dev.millrace.simulation;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobMaster;
import dev.millrace.runtime.JobStatus;
import dev.millrace.runtime.Progress;
import dev.millrace.runtime.Subtask;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.trace.Tracer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job as a discrete-event simulation: one thread, virtual time, one unit of work a step. The same arguments give the same
 * events in the same order, on any machine. One instance serves one run.
 */
public final class Simulation {
    /** Flink's default of heartbeat.timeout, in ms. */
    private static final long HEARTBEAT_TIMEOUT = 50_000;

    private final Map<String, JobGraph> jobs;
    private final String first;
    private final World world;
    private final WorldRules rules;
    private final External external;
    private final @Nullable Consumer<Traced> listener;
    private final Function<ExecutionPlan, Deployment> deployments;
    private final EventQueue queue = new EventQueue();
    private final Queue<Consumer<JobMaster>> asked = new ConcurrentLinkedQueue<>();
    private final ScriptRunner script;
    private final @Nullable Tracer tracer;
    private SimulatedCluster cluster;
    private JobMaster master;
    private int run;
    private long steps;
    private long events;
    private boolean overLimit;
    private volatile boolean cancelled;
    private @Nullable Subtask stepping;

    /**
     * How a run ended.
     *
     * @param status of the last job
     * @param steps number of steps
     * @param events number of trace events, 0 when nobody listened
     * @param virtualTime ms
     */
    public record Result(JobStatus status, long steps, long events, long virtualTime) {}

    /** A run of {@code first} (a name in {@code jobs}; swaps name others); {@code listener} null = untraced. */
    public Simulation(
            Map<String, JobGraph> jobs,
            String first,
            World world,
            Script script,
            External external,
            @Nullable Consumer<Traced> listener) {
        this(jobs, first, world, script, external, listener, Deployment::new);
    }

    /** The same with another deployment: tests break one mechanism at a time. */
    Simulation(
            Map<String, JobGraph> jobs,
            String first,
            World world,
            Script script,
            External external,
            @Nullable Consumer<Traced> listener,
            Function<ExecutionPlan, Deployment> deployments) {
        this.jobs = jobs;
        this.first = first;
        this.world = world;
        this.rules = new WorldRules(world);
        this.external = external;
        this.listener = listener;
        this.deployments = deployments;
        this.script = new ScriptRunner(script);
        this.tracer = listener != null || this.script.watches() ? this::trace : null;
        this.cluster = newCluster();
        this.master = newMaster(first, JobMaster.Start.FRESH);
    }

    /** Has the first job resume from {@code snapshot}; called before {@link #run}. */
    public void startFrom(CompletedSnapshot snapshot, boolean allowNonRestoredState) {
        startFrom(JobMaster.Start.resumed(snapshot, 0, allowNonRestoredState));
    }

    /** Has the first job begin so; called before {@link #run}. */
    public void startFrom(JobMaster.Start start) {
        master = newMaster(first, start);
    }

    /** Runs to the end, or to the first limit. Call once. */
    public Result run() {
        long deadline = System.nanoTime() + world.limits().wallTime() * 1_000_000;
        script.times().forEach(time -> queue.schedule(time, () -> {}));
        queue.schedule(0, () -> master.start());
        while (!master.status().isTerminal() || startNext()) {
            if (queue.nextTime() == Long.MAX_VALUE || limitReached(deadline)) {
                break;
            }
            queue.runNext();
            script.due(steps, queue.now()).forEach(this::carryOut);
            carryOutAsked();
        }
        return new Result(master.status(), steps, events, queue.now());
    }

    /** Ends the run after the current step; from any thread. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Has something done with the job master after the current step, on the thread that runs; never where the job ends before. From any
     * thread, and so at another step in each run: what is to happen the same way again belongs into the script.
     */
    public void ask(Consumer<JobMaster> what) {
        asked.add(what);
    }

    private void carryOutAsked() {
        for (Consumer<JobMaster> next = asked.poll(); next != null; next = asked.poll()) {
            next.accept(master);
        }
    }

    /** Reports what the learner's code printed just now; on the thread that runs. */
    public void printed(String text) {
        Subtask current = stepping;
        if (current != null) {
            trace(new TraceEvent.Printed(current.id(), text));
        }
    }

    // ---- jobs ----------------------------------------------------------------------------------------------------

    private SimulatedCluster newCluster() {
        return new SimulatedCluster(queue, world, rules, this::step);
    }

    private JobMaster newMaster(String job, JobMaster.Start start) {
        JobGraph graph = jobs.get(job);
        if (graph == null) {
            throw new IllegalArgumentException("there is no job '" + job + "'; this run has " + jobs.keySet());
        }
        Deployment deployment = deployments.apply(ExecutionPlan.of(rules.overridden(graph), start.from()));
        return new JobMaster(deployment, start, cluster, external, tracer);
    }

    /** Where a swap is due and the old job has stopped, starts the new one; true if there is one. */
    private boolean startNext() {
        CompletedSnapshot savepoint = master.stoppedWith();
        Script.Action.Swap swap = script.takeSwap();
        if (savepoint == null || swap == null) {
            return false;
        }
        cluster = newCluster();
        JobMaster.Start start =
                new JobMaster.Start(++run, savepoint, master.lastCheckpoint(), swap.allowNonRestoredState());
        master = newMaster(swap.job(), start);
        master.start();
        return true;
    }

    private void carryOut(Script.Action action) {
        if (action instanceof Script.Action.Kill kill) {
            Subtask target = master.subtask(SubtaskId.parse(kill.subtask()));
            if (target != null) {
                target.kill("killed from outside");
            }
        } else if (action instanceof Script.Action.LoseSlot lost) {
            lose(lost.slot());
        } else if (action instanceof Script.Action.FailWriteOut write) {
            cluster.failWriteOut(SubtaskId.parse(write.subtask()));
        } else if (action instanceof Script.Action.Hold hold) {
            hold(ChannelId.parse(hold.channel()), true);
            SimulatedCluster now = cluster;
            queue.schedule(queue.now() + hold.duration(), () -> release(now, ChannelId.parse(hold.channel())));
        } else if (action instanceof Script.Action.Release release) {
            hold(ChannelId.parse(release.channel()), false);
        } else if (action instanceof Script.Action.Savepoint) {
            master.savepoint();
        } else if (action instanceof Script.Action.Drain) {
            master.drain();
        } else if (action instanceof Script.Action.Cancel) {
            master.cancel();
        } else {
            master.stop();
        }
    }

    private void lose(int slot) {
        List<Subtask> gone = master.inSlot(slot);
        cluster.lose(gone);
        if (tracer != null) {
            tracer.report(new TraceEvent.SlotLost(
                    slot, gone.stream().map(each -> each.id().toString()).toList()));
        }
        JobMaster losing = master;
        queue.schedule(
                queue.now() + HEARTBEAT_TIMEOUT,
                () -> gone.stream()
                        .filter(each -> each.equals(losing.subtask(each.id())))
                        .forEach(each -> each.lose(
                                "its machine is lost: no heartbeat for " + HEARTBEAT_TIMEOUT / 1_000 + " s")));
    }

    private void hold(ChannelId channel, boolean held) {
        if (cluster.hold(channel, held) && tracer != null) {
            tracer.report(
                    held
                            ? new TraceEvent.ChannelHeld(channel.to(), channel)
                            : new TraceEvent.ChannelReleased(channel.to(), channel));
        }
    }

    /** The channels of a job that was swapped since are gone. */
    private void release(SimulatedCluster then, ChannelId channel) {
        if (then == cluster) {
            hold(channel, false);
        }
    }

    // ---- steps and events ----------------------------------------------------------------------------------------

    private Progress step(Subtask subtask) {
        steps++;
        stepping = subtask;
        Progress progress = subtask.step(1);
        stepping = null;
        return progress;
    }

    private void trace(TraceEvent event) {
        Traced traced = new Traced(events++, steps, queue.now(), event);
        script.watch(traced);
        if (listener != null) {
            listener.accept(traced);
        }
    }

    private boolean limitReached(long deadline) {
        World.Limits limits = world.limits();
        String reached = null;
        if (Math.max(events, tracer == null ? steps : 0) >= limits.events()) {
            reached = limits.events() + (tracer == null ? " steps" : " events");
        } else if (queue.nextTime() > limits.virtualTime()) {
            reached = limits.virtualTime() + " ms of virtual time";
        } else if ((steps & 1023) == 0 && System.nanoTime() > deadline) {
            reached = limits.wallTime() + " ms of real time";
        }
        if (reached != null && !overLimit) {
            overLimit = true;
            if (tracer != null) {
                tracer.report(new TraceEvent.LimitReached("The run was ended at its limit of " + reached
                        + "; raise the limit in the scenario, or look for a job that never ends."));
            }
        }
        return reached != null || cancelled;
    }
}
