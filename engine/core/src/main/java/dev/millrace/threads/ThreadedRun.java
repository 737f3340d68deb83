package dev.millrace.threads;

import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.ChannelFactory;
import dev.millrace.runtime.Clock;
import dev.millrace.runtime.Cluster;
import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.Draws;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobMaster;
import dev.millrace.runtime.JobStatus;
import dev.millrace.runtime.Subtask;
import dev.millrace.runtime.SubtaskMessage;
import dev.millrace.runtime.WriteOut;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.trace.Tracer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job at full speed: the same subtasks as under the simulation, spread over one thread a core. One instance serves one run.
 * {@link #run} belongs to the calling thread, which is the job master's; the rest may be called from any.
 */
public final class ThreadedRun implements Cluster {
    private static final int CHANNEL_CAPACITY = 1_024;
    private static final long PATIENCE_MILLIS = 50;

    private final MasterLoop loop = new MasterLoop();
    private final JobMaster master;
    private final @Nullable Tracer tracer;
    private final long wallLimit;
    private final int workers;
    private final List<Attempt> running = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;
    private @Nullable String overLimit;

    /** Subtasks that were deployed together and the threads that step them. */
    private record Attempt(Set<Subtask> subtasks, List<Worker> workers, List<Thread> threads) {}

    /**
     * A run of the job.
     *
     * @param graph the job
     * @param start fresh, or from which snapshot
     * @param external streams, results and where snapshots are kept
     * @param wallLimit ms after which the run is ended
     * @param listener hears of all events, one at a time and in an order that really happened; null = nobody
     */
    public ThreadedRun(
            JobGraph graph,
            JobMaster.Start start,
            External external,
            long wallLimit,
            @Nullable Consumer<Traced> listener) {
        this.wallLimit = wallLimit;
        this.workers = Runtime.getRuntime().availableProcessors();
        this.tracer = listener == null ? null : new SharedTracer(listener, loop);
        this.master =
                new JobMaster(new Deployment(ExecutionPlan.of(graph, start.from())), start, this, external, tracer);
    }

    /** A run of the job from its beginning. */
    public ThreadedRun(JobGraph graph, External external, long wallLimit, @Nullable Consumer<Traced> listener) {
        this(graph, JobMaster.Start.FRESH, external, wallLimit, listener);
    }

    /** Numbers the events of all threads. */
    private static final class SharedTracer implements Tracer {
        private final Consumer<Traced> listener;
        private final MasterLoop loop;
        private long events;

        SharedTracer(Consumer<Traced> listener, MasterLoop loop) {
            this.listener = listener;
            this.loop = loop;
        }

        @Override
        public synchronized void report(TraceEvent event) {
            listener.accept(new Traced(events++, 0, loop.now(), event));
        }
    }

    /** Runs the job to its end, its limit or its cancellation; how it stands then. */
    public JobStatus run() throws InterruptedException {
        try {
            master.start();
            while (!master.status().isTerminal() && !cancelled && loop.now() < wallLimit) {
                loop.runNext(PATIENCE_MILLIS);
            }
            if (!master.status().isTerminal() && !cancelled) {
                endAtLimit();
            }
            return master.status();
        } finally {
            running.forEach(this::end);
        }
    }

    private void endAtLimit() {
        overLimit = "The run was ended at its limit of " + wallLimit
                + " ms of real time; raise the limit in the scenario, or look for a job that never ends.";
        if (tracer != null) {
            tracer.report(new TraceEvent.LimitReached(overLimit));
        }
    }

    /** Why the job has not come to a good end, also where nobody listens; null where it has. Asked after {@link #run}. */
    public @Nullable String problem() {
        String failure = master.failure();
        return failure == null ? overLimit : "the job failed: " + failure;
    }

    /** Ends the run soon. */
    public void cancel() {
        cancelled = true;
    }

    /** Has something done with the job master, on its thread; never where the job ends before. */
    public void ask(Consumer<JobMaster> what) {
        loop.handOver(() -> what.accept(master));
    }

    /** Kills a subtask between two of its steps; nothing happens if it is not running then. */
    public void kill(SubtaskId subtask) {
        running.forEach(attempt -> attempt.workers().forEach(worker -> worker.kill(subtask)));
    }

    @Override
    public Clock clock() {
        return loop::now;
    }

    /** Without a seed: on real threads two runs differ anyway. */
    @Override
    public Draws draws() {
        return new Draws(0);
    }

    @Override
    public ChannelFactory channels() {
        return id -> new RingChannel(id, CHANNEL_CAPACITY);
    }

    @Override
    public void schedule(long time, Runnable action) {
        loop.schedule(time, action);
    }

    @Override
    public void deploy(List<Subtask> subtasks) {
        List<Worker> shares = new ArrayList<>();
        for (int share = 0; share < Math.min(workers, subtasks.size()); share++) {
            shares.add(new Worker());
        }
        for (int subtask = 0; subtask < subtasks.size(); subtask++) {
            shares.get(subtask % shares.size()).add(subtasks.get(subtask));
        }
        List<Thread> threads = new ArrayList<>();
        for (Worker share : shares) {
            Thread thread = new Thread(share, "subtasks-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
        }
        running.add(new Attempt(Set.copyOf(subtasks), shares, threads));
        threads.forEach(Thread::start);
    }

    @Override
    public void undeploy(Collection<Subtask> subtasks) {
        running.stream()
                .filter(attempt -> !Collections.disjoint(attempt.subtasks(), subtasks))
                .forEach(this::end);
    }

    private void end(Attempt attempt) {
        attempt.workers().forEach(Worker::stop);
        attempt.threads().forEach(ThreadedRun::join);
        running.remove(attempt);
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException stop) {
                // The subtasks must have stopped before the caller goes on; the interrupt is kept for it.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the master's thread, as it stores complete snapshots. */
    @Override
    public WriteOut writeOut() {
        return (subtask, snapshot, outcome) -> {
            loop.handOver(() -> outcome.written(null));
            return true;
        };
    }

    @Override
    public void send(Subtask subtask, SubtaskMessage message) {
        subtask.send(message);
    }

    @Override
    public void toMaster(Runnable report) {
        loop.handOver(report);
    }
}
