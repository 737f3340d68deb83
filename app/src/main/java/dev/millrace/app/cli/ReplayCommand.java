package dev.millrace.app.cli;

import dev.millrace.host.Engine;
import dev.millrace.journal.Journal;
import dev.millrace.lessons.Problem;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.lint.ScenarioRules;
import dev.millrace.trace.TraceText;
import dev.millrace.trace.Traced;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a scenario file and prints its transcript.",
            "What the scenario claims must hold of the run.",
            "Where a trace of the same name lies beside it (scenario.yaml, scenario.trace), the run is compared with it."
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SCENARIO", description = "A scenario file, or the folder of a scenario.yaml.")
    private Path file = Path.of("");

    @Option(names = "--until", paramLabel = "SELECTOR", description = "Stop the transcript behind this event.")
    private @Nullable String until;

    @Option(names = "--trace", paramLabel = "FILE", description = "Write every event of the run.")
    private @Nullable Path trace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Scenario scenario = Scenarios.read(file);
        try (Engine engine = Engines.start()) {
            Recording recording = Recording.of(engine, scenario.request());
            PrintWriter err = spec.commandLine().getErr();
            Transcripts.print(recording.journal(), until, spec.commandLine().getOut());
            Path recorded = recorded(scenario.file());
            int same =
                    Files.exists(recorded) ? compare(Traces.read(recorded), recording.journal(), err) : ExitCode.DONE;
            Traces.write(recording.journal(), trace);
            int claimed = claims(scenario, recording, err);
            return Math.max(Math.max(same, claimed), Outcomes.code(recording, err));
        }
    }

    private static int claims(Scenario scenario, Recording recording, PrintWriter err) {
        List<Problem> untrue = ScenarioRules.untrueClaims(scenario, recording);
        untrue.forEach(claim -> err.println("millrace: " + claim));
        return untrue.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private static Path recorded(Path file) {
        return file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "") + ".trace");
    }

    private static int compare(Journal before, Journal now, PrintWriter err) {
        int common = Math.min(before.size(), now.size());
        for (int i = 0; i < common; i++) {
            if (!before.get(i).equals(now.get(i))) {
                return differs(i, text(before.get(i)), text(now.get(i)), err);
            }
        }
        if (before.size() == now.size()) {
            return ExitCode.DONE;
        }
        return differs(
                common,
                common < before.size() ? text(before.get(common)) : "its end",
                common < now.size() ? text(now.get(common)) : "its end",
                err);
    }

    private static int differs(int position, String before, String now, PrintWriter err) {
        err.println("millrace: the replay differs at event " + position + ": the recorded run has " + before
                + ", this one has " + now);
        return ExitCode.NO;
    }

    private static String text(Traced traced) {
        return "'" + TraceText.format(traced) + "'";
    }
}
