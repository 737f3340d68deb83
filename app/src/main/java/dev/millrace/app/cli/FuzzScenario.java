package dev.millrace.app.cli;

import dev.millrace.host.RunRequest;
import dev.millrace.host.StreamSpec;
import dev.millrace.lessons.ScenarioWriter;
import dev.millrace.simulation.Script;
import dev.millrace.testkit.fuzz.CaseRun;
import dev.millrace.testkit.fuzz.FuzzCase;
import dev.millrace.testkit.fuzz.job.JobScript;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.Row;
import dev.millrace.testkit.fuzz.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a fuzzed case as a scenario whose claims say what the reference evaluation gives. */
final class FuzzScenario {
    private final FuzzCase fuzzed;
    private final Map<String, List<String>> expected;

    FuzzScenario(FuzzCase fuzzed) {
        this.fuzzed = fuzzed;
        this.expected = Reference.results(fuzzed.plan());
    }

    /** The run that it describes. */
    RunRequest request() {
        Map<String, String> scripts = new LinkedHashMap<>();
        JobPlan plan = fuzzed.plan();
        for (int version = 0; version < plan.versions().size(); version++) {
            if (version == 0 || isUsed(FuzzCase.job(version))) {
                scripts.put(FuzzCase.job(version), JobScript.of(plan, version));
            }
        }
        Map<String, StreamSpec> streams = new LinkedHashMap<>();
        plan.sources()
                .forEach(source -> streams.put(
                        "in" + streams.size(),
                        new StreamSpec.Rows(
                                CaseRun.COLUMNS,
                                source.rows().stream().map(CaseRun::cells).toList(),
                                source.rows().stream().map(Row::arrival).toList(),
                                source.splits())));
        return new RunRequest(
                FuzzCase.job(0),
                scripts,
                streams,
                fuzzed.world(),
                new Script(fuzzed.faults()),
                RunRequest.Scheduler.SIMULATION,
                true);
    }

    private boolean isUsed(String job) {
        return fuzzed.faults().stream()
                .anyMatch(fault -> fault.action() instanceof Script.Action.Swap swap
                        && swap.job().equals(job));
    }

    /** Writes the scenario and the expected rows into {@code folder}; the scenario's file. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!fuzzed.plan().late()) {
            for (Map.Entry<String, List<String>> result : expected.entrySet()) {
                Files.write(folder.resolve(result.getKey() + ".txt"), result.getValue());
            }
        }
        Path file = folder.resolve("scenario.yaml");
        return Files.writeString(file, ScenarioWriter.write(request()) + "claims:\n" + claims());
    }

    private String claims() {
        return fuzzed.plan().late()
                ? claim(
                        fuzzed.mayCountTwice() ? "No record is lost." : "Each record is in one place, once.",
                        nothingLost())
                : expected.entrySet().stream()
                        .map(result -> claim("The plain evaluation gives the same rows.", sameRows(result)))
                        .collect(Collectors.joining());
    }

    private static String sameRows(Map.Entry<String, List<String>> result) {
        String results = "results(" + result.getKey() + ")";
        return results + " == lines(" + result.getKey() + ".txt) and count(" + results + ") == "
                + result.getValue().size();
    }

    private String nothingLost() {
        List<String> counts = new ArrayList<>();
        expected.keySet().forEach(name -> counts.add("count(results(" + name + "))"));
        int rows = expected.values().stream().mapToInt(List::size).sum();
        return String.join(" + ", counts) + (fuzzed.mayCountTwice() ? " >= " : " == ") + rows;
    }

    private static String claim(String says, String that) {
        return "  - says: " + says + "\n    that: " + that + "\n";
    }
}
