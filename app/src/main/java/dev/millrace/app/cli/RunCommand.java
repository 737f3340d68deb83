package dev.millrace.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.host.Engine;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.SampleStreams;
import dev.millrace.lessons.TextFile;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        RunRequest request = request(script());
        try (Engine engine = Engines.start()) {
            Recording recording = Recording.of(engine, request);
            Traces.write(recording.journal(), trace);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? "" : recording.printed());
            if (recording.outcome() instanceof RunOutcome.Finished finished) {
                print(finished, out);
            }
            return Outcomes.code(recording, spec.commandLine().getErr());
        }
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
                World.of(seed),
                Script.NONE,
                RunRequest.Scheduler.valueOf(scheduler.name().toUpperCase(Locale.ROOT)),
                simulated || trace != null);
    }

    private void print(RunOutcome.Finished finished, PrintWriter out) throws JsonProcessingException {
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
        out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree));
    }
}
