package dev.millrace.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.testkit.fuzz.CaseRun;
import dev.millrace.testkit.fuzz.Fuzzer;
import dev.millrace.testkit.fuzz.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code millrace fuzz}. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Runs random jobs under random schedules and faults and compares what they commit with a plain evaluation.",
            "A seed means the same run each time. What goes wrong is made small and written as a scenario for 'replay'."
        })
final class FuzzCommand implements Callable<Integer> {
    private static final double NANOS_A_MINUTE = 60e9;

    @Option(names = "--seeds", paramLabel = "N", description = "How many; ${DEFAULT-VALUE} if not given.")
    private int seeds = 1_000;

    @Option(names = "--from", paramLabel = "SEED", description = "The first; ${DEFAULT-VALUE} if not given.")
    private long from = 1;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where scenarios go, each into fuzz-SEED; the present folder if not given.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        if (seeds < 1) {
            throw new CannotRun("--seeds must be at least 1, not " + seeds);
        }
        PrintWriter lines = spec.commandLine().getOut();
        ObjectNode report =
                new ObjectMapper().createObjectNode().put("from", from).put("seeds", seeds);
        ArrayNode violations = report.putArray("violations");
        long begin = System.nanoTime();
        tryAll(violations);
        long rate = Math.round(seeds * NANOS_A_MINUTE / (System.nanoTime() - begin));
        report.put("seedsPerMinute", rate);
        lines.println(
                json
                        ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report)
                        : seeds + " seeds from " + from + ": " + violations.size() + " violations; " + rate
                                + " seeds a minute");
        return violations.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private void tryAll(ArrayNode violations) {
        Fuzzer fuzzer = new Fuzzer(CaseRun.Engine.REAL);
        TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr());
        for (int tried = 0; tried < seeds; tried++) {
            Violation violation = fuzzer.check(from + tried);
            if (violation != null) {
                progress.end();
                add(violation, violations);
            }
            progress.tried("seeds", tried + 1, seeds);
        }
        progress.end();
    }

    private void add(Violation violation, ArrayNode violations) {
        long seed = violation.found().seed();
        Path scenario = written(violation, out.resolve("fuzz-" + seed));
        violations
                .addObject()
                .put("seed", seed)
                .put("problem", violation.problem())
                .put("scenario", scenario.toString())
                .put("storageFaults", violation.smallest().disk() != null);
        if (!json) {
            PrintWriter lines = spec.commandLine().getOut();
            lines.println("seed " + seed + ": " + violation.problem());
            lines.println("  millrace replay " + scenario);
            if (violation.smallest().disk() != null) {
                lines.println(
                        "  It takes faults of the disk that snapshots are kept on, which a scenario cannot have: only"
                                + " 'fuzz --from "
                                + seed + " --seeds 1' shows it.");
            }
        }
    }

    private static Path written(Violation violation, Path folder) {
        try {
            return new FuzzScenario(violation.smallest()).write(folder);
        } catch (IOException unwritable) {
            throw new CannotRun("the scenario cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }
}
