package dev.millrace.host.child;

import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.Connections;
import dev.millrace.connector.OutsideWorld;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.host.CommandOutcome;
import dev.millrace.host.Diagnostic;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.host.Snapshots;
import dev.millrace.host.stream.StreamException;
import dev.millrace.host.wire.Message;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobMaster;
import dev.millrace.simulation.Simulation;
import dev.millrace.simulation.WorldRules;
import dev.millrace.storage.RocksStore;
import dev.millrace.storage.SnapshotDirectory;
import dev.millrace.threads.ThreadedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: compiles its scripts, builds their graphs, carries the job out. */
final class RunUnderWay {
    private static final long EVALUATION_LIMIT_MS = 10_000;
    private static final long GRACE_MS = 1_000;
    /** A job that has little to report is heard of all the same. */
    private static final long SENDING_MS = 50;

    private final Message.Run message;
    private final Workplace workplace;
    private final List<Diagnostic> refused = new ArrayList<>();
    private volatile boolean cancelled;
    private volatile @Nullable CommandedJob carried;

    RunUnderWay(Message.Run message, Workplace workplace) {
        this.message = message;
        this.workplace = workplace;
    }

    long id() {
        return message.id();
    }

    void cancel() {
        cancelled = true;
        CommandedJob now = carried;
        if (now != null) {
            now.job().cancel();
        }
    }

    /** Asks the job for something, where it has begun. */
    void command(Message.Command command) {
        CommandedJob now = carried;
        if (now == null) {
            CommandedJob.answer(
                    workplace.out(), command, CommandOutcome.refused("the job has not begun, or has ended already"));
        } else {
            now.carryOut(command);
        }
    }

    /** Carries the run out on the calling thread. */
    RunOutcome outcome() {
        try {
            RunOutcome outcome = carryOut(message.request());
            return cancelled ? new RunOutcome.Cancelled() : outcome;
        } catch (Rejection rejection) {
            return new RunOutcome.Rejected(rejection.diagnostics());
        } catch (Throwable mistake) {
            return new RunOutcome.Crashed("The engine failed, which is a mistake of Millrace and not of the job: "
                    + mistake + " at " + mistake.getStackTrace()[0]);
        }
    }

    private RunOutcome carryOut(RunRequest request) throws Exception {
        long begin = System.nanoTime();
        JobScripts scripts = new JobScripts(request, workplace.compiler());
        long wallTime = request.world().limits().wallTime();
        Map<String, JobGraph> graphs = watched("The script", Math.min(EVALUATION_LIMIT_MS, wallTime), scripts::graphs);
        try (OutsideWorld outside = outside(request.snapshots());
                RocksStore states = new RocksStore()) {
            return carryOut(request, scripts, graphs, outside, states, begin);
        }
    }

    private RunOutcome carryOut(
            RunRequest request,
            JobScripts scripts,
            Map<String, JobGraph> graphs,
            OutsideWorld outside,
            RocksStore states,
            long begin)
            throws Exception {
        long wallTime = request.world().limits().wallTime();
        ResultStore results = new ResultStore();
        KeptSnapshots kept = new KeptSnapshots(kept(request.snapshots()));
        External external = new External(streams(request), results, outside, new Connections(), kept, states);
        TraceFrames frames = new TraceFrames(workplace.out());
        Carried job = job(request, graphs, external, start(request.snapshots()), request.traced() ? frames : null);
        CommandedJob commanded = new CommandedJob(job, kept, workplace.out());
        ScheduledFuture<?> sending =
                workplace.sending().scheduleWithFixedDelay(frames::send, SENDING_MS, SENDING_MS, TimeUnit.MILLISECONDS);
        Carried.End end;
        try {
            end = watched("The job", wallTime + GRACE_MS, () -> run(commanded));
        } finally {
            sending.cancel(false);
            frames.send();
        }
        long tookMs = (System.nanoTime() - begin) / 1_000_000;
        return new RunOutcome.Finished(
                rows(results, outside), frames.events(), end.time(), tookMs, warnings(scripts), end.problem());
    }

    /** Files are kept where snapshots are kept, since a snapshot names files; else they go with the run. */
    private static OutsideWorld outside(Snapshots snapshots) throws IOException {
        String keptIn = snapshots.keptIn();
        Path files = keptIn == null ? null : filesBeside(Path.of(keptIn));
        OutsideWorld world = new OutsideWorld(files);
        Path before = snapshots.from() == null ? null : filesOf(Path.of(snapshots.from()));
        if (before != null && (files == null || !Files.exists(files))) {
            world.beginWith(before);
        }
        return world;
    }

    private static Path filesBeside(Path snapshots) {
        return snapshots.resolveSibling(snapshots.getFileName() + "-files");
    }

    /** The files of the run that has left these snapshots, or the folder with this one; null where it has left none. */
    private static @Nullable Path filesOf(Path snapshots) {
        return Stream.of(snapshots, snapshots.resolveSibling(""))
                .map(each -> filesBeside(each.toAbsolutePath().normalize()))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    private static SnapshotStorage kept(Snapshots snapshots) throws IOException {
        return snapshots.keptIn() == null
                ? SnapshotStorage.NONE
                : SnapshotDirectory.goingOn(Path.of(snapshots.keptIn()));
    }

    /** Number of the newest snapshot that is where this run keeps its own: none of them is overwritten. */
    private static long taken(Snapshots snapshots) throws IOException {
        return snapshots.keptIn() == null ? 0 : SnapshotDirectory.newestNumber(Path.of(snapshots.keptIn()));
    }

    /** How the run's first job starts. Snapshots that are damaged are told in {@link #warnings}. */
    private JobMaster.Start start(Snapshots snapshots) throws Rejection {
        String from = snapshots.from();
        if (from == null) {
            return JobMaster.Start.FRESH;
        }
        try {
            SnapshotDirectory.Found found = SnapshotDirectory.newest(Path.of(from));
            found.refused().forEach(sentence -> refused.add(warning(from, sentence)));
            return JobMaster.Start.resumed(found.snapshot(), taken(snapshots), snapshots.allowNonRestoredState());
        } catch (IOException unreadable) {
            throw Rejection.of(from, 1, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Diagnostic warning(String place, String sentence) {
        return new Diagnostic(Diagnostic.Severity.WARNING, place, 1, 1, 0, 0, sentence);
    }

    private List<Diagnostic> warnings(JobScripts scripts) {
        List<Diagnostic> warnings = new ArrayList<>(scripts.warnings());
        warnings.addAll(refused);
        return List.copyOf(warnings);
    }

    private static Carried job(
            RunRequest request,
            Map<String, JobGraph> graphs,
            External external,
            JobMaster.Start start,
            @Nullable TraceFrames frames)
            throws Rejection {
        try {
            return request.scheduler() == RunRequest.Scheduler.THREADS
                    ? threaded(request, graphs, external, start, frames)
                    : simulated(request, graphs, external, start, frames);
        } catch (IllegalArgumentException refused) {
            throw Rejection.of(request.job(), 1, String.valueOf(refused.getMessage()));
        }
    }

    private static Carried simulated(
            RunRequest request,
            Map<String, JobGraph> graphs,
            External external,
            JobMaster.Start start,
            @Nullable TraceFrames frames) {
        Simulation simulation =
                new Simulation(graphs, request.job(), request.world(), request.script(), external, frames);
        simulation.startFrom(start);
        return new Simulated(simulation, Thread.currentThread());
    }

    private static Carried threaded(
            RunRequest request,
            Map<String, JobGraph> graphs,
            External external,
            JobMaster.Start start,
            @Nullable TraceFrames frames) {
        JobGraph graph = graphs.get(request.job());
        if (graph == null || !request.script().entries().isEmpty()) {
            throw new IllegalArgumentException(
                    "what a scenario does to a job happens at instants of virtual time; run it under the simulation");
        }
        return new Threaded(new ThreadedRun(
                new WorldRules(request.world()).overridden(graph),
                start,
                external,
                request.world().limits().wallTime(),
                frames));
    }

    private Carried.End run(CommandedJob commanded) throws InterruptedException {
        Carried job = commanded.job();
        carried = commanded;
        workplace.prints().lines(job::printed);
        if (cancelled) {
            job.cancel();
        }
        try {
            return job.run();
        } finally {
            workplace.prints().lines(line -> {});
            carried = null;
        }
    }

    private StreamLibrary streams(RunRequest request) throws Rejection {
        try {
            boolean paced = request.scheduler() == RunRequest.Scheduler.SIMULATION;
            return workplace.streams().load(request.streams(), paced);
        } catch (StreamException e) {
            throw Rejection.of(e.place(), e.line(), String.valueOf(e.getMessage()));
        }
    }

    private <T> T watched(String what, long limit, Callable<T> work) throws Exception {
        Watchdog.Watch watch = workplace.watchdog().watch(Thread.currentThread(), what, limit, workplace.crash());
        try {
            return work.call();
        } finally {
            watch.end();
        }
    }

    private static Map<String, List<String>> rows(ResultStore results, OutsideWorld outside) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>(outside.rows());
        results.results().forEach(name -> rows.put(name, results.rows(name)));
        return rows;
    }
}
