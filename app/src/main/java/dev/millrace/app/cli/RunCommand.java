package dev.millrace.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.host.Engine;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.host.Snapshots;
import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.SampleStreams;
import dev.millrace.lessons.TextFile;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import dev.millrace.trace.TraceEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a job script over the sample streams 'flights' and 'sensors' and prints its results.")
final class RunCommand implements Callable<Integer> {
    private static final int PORT_MAX = 65_535;
    /** A job that is asked to end runs until it is; more than any will. */
    private static final long SERVED_WALL_MS = 365L * 24 * 60 * 60 * 1_000;

    /** What drives the job. */
    enum Scheduler {
        simulation,
        threads
    }

    @Parameters(paramLabel = "JOB.jsh", description = "A job script: no imports, no main, env is given.")
    private Path job = Path.of("");

    @Option(
            names = "--on",
            paramLabel = "SCHEDULER",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Scheduler scheduler = Scheduler.simulation;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the simulation; ${DEFAULT-VALUE} if not given.")
    private long seed = 1;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--trace", paramLabel = "FILE", description = "Write every event of the run.")
    private @Nullable Path trace;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description =
                    "Resume from the snapshot in this folder, or from the newest whole one of the checkpoints in it.")
    private @Nullable Path from;

    @Option(
            names = "--allow-non-restored-state",
            description = "With --from: drop state that no operator of the job takes.")
    private boolean allowNonRestoredState;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "Keep every complete checkpoint and savepoint in this folder; it must be empty or not exist yet, or hold what"
                            + " --from resumes from: the new ones are then numbered behind the newest there, and none is overwritten.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--stop-at",
            paramLabel = "MS",
            description = "Stop the job with a savepoint at this virtual time; needs --checkpoints.")
    private @Nullable Long stopAt;

    @Option(
            names = "--cancel-at",
            paramLabel = "MS",
            description =
                    "Cancel the job at this virtual time: it ends at once, without a last snapshot. Checkpoints that it"
                            + " retains can be resumed from.")
    private @Nullable Long cancelAt;

    @Option(
            names = "--rest",
            paramLabel = "PORT",
            description =
                    "Answer Flink's REST paths on 127.0.0.1 while the job runs; 0 takes any free port and says which.")
    private @Nullable Integer rest;

    @Option(
            names = "--savepoint-at",
            paramLabel = "MS",
            description = "Take a savepoint at this virtual time; the job goes on.")
    private @Nullable Long savepointAt;

    @Option(names = "--drain", description = "With --stop-at: first send the last watermark, so that all windows fire.")
    private boolean drain;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        checkSnapshots();
        RunRequest request = request(script());
        try (Engine engine = Engines.start()) {
            RunEnd end = carriedOut(engine, request);
            Traces.write(end.events(), trace);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? "" : end.printed());
            if (end.outcome() instanceof RunOutcome.Finished finished) {
                print(finished, end, out);
            }
            // Only a whole line is flushed by itself, and what the job printed may be all there is.
            out.flush();
            return Outcomes.code(end.outcome(), end.events(), spec.commandLine().getErr());
        }
    }

    private RunEnd carriedOut(Engine engine, RunRequest request) {
        if (rest == null) {
            return RunEnd.of(Recording.of(engine, request));
        }
        PrintWriter printed =
                json ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getOut();
        return ServedRun.of(
                engine,
                request,
                rest,
                trace != null,
                printed,
                spec.commandLine().getErr());
    }

    private void checkSnapshots() {
        if (rest != null && (rest < 0 || rest > PORT_MAX)) {
            throw new CannotRun(
                    "there is no port " + rest + "; give one from 0 (any) to " + PORT_MAX + " after --rest");
        }
        if (stopAt != null && (checkpoints == null || scheduler == Scheduler.threads)) {
            throw new CannotRun("--stop-at needs --checkpoints DIR, where the savepoint is kept, and the simulation,"
                    + " which has virtual time");
        }
        if (savepointAt != null && (checkpoints == null || scheduler == Scheduler.threads)) {
            throw new CannotRun(
                    "--savepoint-at needs --checkpoints DIR, where the savepoint is kept, and the simulation,"
                            + " which has virtual time");
        }
        if (cancelAt != null && (stopAt != null || scheduler == Scheduler.threads)) {
            throw new CannotRun(
                    "--cancel-at is another end than --stop-at, and needs the simulation, which has virtual time");
        }
        if (drain && stopAt == null) {
            throw new CannotRun("--drain says how to stop; say with --stop-at MS when");
        }
        if (from != null && !Files.isDirectory(from)) {
            throw new CannotRun("there is no folder " + from + "; give the folder of a snapshot after --from");
        }
        if (checkpoints != null && Files.exists(checkpoints) && !isEmptyFolder(checkpoints) && !goesOn(checkpoints)) {
            throw new CannotRun(
                    checkpoints + " is not an empty folder; give each run a folder of its own, or one that it"
                            + " resumes from a snapshot in");
        }
    }

    private boolean goesOn(Path folder) {
        return from != null
                && from.toAbsolutePath()
                        .normalize()
                        .startsWith(folder.toAbsolutePath().normalize());
    }

    private static boolean isEmptyFolder(Path path) {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException noFolder) {
            return false;
        }
    }

    private Snapshots snapshots() {
        return new Snapshots(absolute(from), allowNonRestoredState, absolute(checkpoints));
    }

    private static @Nullable String absolute(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath().toString();
    }

    private Script happenings() {
        List<Script.Entry> entries = new ArrayList<>();
        if (savepointAt != null) {
            entries.add(new Script.Entry(new Script.At.Time(savepointAt), new Script.Action.Savepoint()));
        }
        if (cancelAt != null) {
            entries.add(new Script.Entry(new Script.At.Time(cancelAt), new Script.Action.Cancel()));
        } else if (stopAt != null) {
            Script.Action stop = drain ? new Script.Action.Drain() : new Script.Action.Stop();
            entries.add(new Script.Entry(new Script.At.Time(stopAt), stop));
        }
        return new Script(entries);
    }

    private String script() {
        try {
            return TextFile.read(job);
        } catch (ContentException unreadable) {
            throw new CannotRun(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /** Traced, so that a failure of the job is seen; under threads only where the trace is asked for, since tracing costs speed. */
    private RunRequest request(String script) {
        String name = String.valueOf(job.getFileName());
        boolean simulated = scheduler == Scheduler.simulation;
        return new RunRequest(
                name,
                Map.of(name, script),
                SampleStreams.all(Home.ofSystem(), seed),
                world(),
                happenings(),
                RunRequest.Scheduler.valueOf(scheduler.name().toUpperCase(Locale.ROOT)),
                snapshots(),
                simulated || trace != null || rest != null);
    }

    private World world() {
        World usual = World.of(seed);
        World.Limits limits = usual.limits();
        return rest == null || scheduler == Scheduler.simulation
                ? usual
                : new World(
                        seed,
                        usual.latency(),
                        usual.cost(),
                        usual.writeOut(),
                        usual.channelCapacity(),
                        usual.slots(),
                        usual.overrides(),
                        new World.Limits(limits.events(), limits.virtualTime(), SERVED_WALL_MS));
    }

    private void print(RunOutcome.Finished finished, RunEnd end, PrintWriter out) throws JsonProcessingException {
        if (!json) {
            finished.results().forEach((name, rows) -> rows.forEach(row -> out.println(name + ": " + row)));
            return;
        }
        ObjectNode tree = new ObjectMapper().createObjectNode();
        ObjectNode results = tree.putObject("results");
        finished.results().forEach((name, rows) -> {
            ArrayNode list = results.putArray(name);
            rows.forEach(list::add);
        });
        tree.put("events", finished.events())
                .put("virtualTime", finished.virtualTime())
                .put("wallTime", finished.wallTime());
        String problem = finished.problem();
        if (problem != null) {
            tree.putObject("failure").put("cause", problem);
        }
        Outcomes.failure(end.events())
                .ifPresent(failed -> tree.putObject("failure")
                        .put("virtualTime", failed.time())
                        .put("position", failed.position())
                        .put("cause", ((TraceEvent.JobFailed) failed.event()).cause()));
        out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree));
    }
}
