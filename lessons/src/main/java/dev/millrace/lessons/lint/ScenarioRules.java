package dev.millrace.lessons.lint;

import dev.millrace.host.RunOutcome;
import dev.millrace.lessons.Problem;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.expression.Evidence;
import dev.millrace.simulation.Script;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What must hold of every scenario: it runs to its end, its script happens, its claims are true. */
public final class ScenarioRules {
    private ScenarioRules() {}

    /** What is wrong with the run of a scenario. */
    public static List<Problem> check(Scenario scenario, Recording recording) {
        List<Problem> problems = new ArrayList<>(outcome(scenario, recording));
        if (problems.isEmpty()) {
            script(scenario, recording, problems);
            problems.addAll(untrueClaims(scenario, recording));
        }
        return problems;
    }

    /** What a scenario claims and its run, which has come to its end, does not bear out. */
    public static List<Problem> untrueClaims(Scenario scenario, Recording recording) {
        List<Problem> problems = new ArrayList<>();
        if (outcome(scenario, recording).isEmpty()) {
            claims(scenario, recording, problems);
        }
        return problems;
    }

    private static List<Problem> outcome(Scenario scenario, Recording recording) {
        if (recording.outcome() instanceof RunOutcome.Rejected rejected) {
            return rejected.diagnostics().stream()
                    .map(diagnostic -> new Problem(
                            scenario.file().resolveSibling(diagnostic.script()),
                            diagnostic.line(),
                            diagnostic.message()))
                    .toList();
        }
        if (recording.outcome() instanceof RunOutcome.Crashed crashed) {
            return List.of(new Problem(scenario.file(), 1, "the run ended early: " + crashed.sentence()));
        }
        List<Problem> problems = new ArrayList<>();
        for (Traced traced : recording.journal().events()) {
            if (traced.event() instanceof TraceEvent.JobFailed failed) {
                problems.add(new Problem(scenario.file(), 1, "the job fails: " + failed.cause()));
            } else if (traced.event() instanceof TraceEvent.LimitReached limit) {
                problems.add(new Problem(scenario.file(), 1, limit.sentence()));
            }
        }
        return problems;
    }

    private static void script(Scenario scenario, Recording recording, List<Problem> problems) {
        for (Script.Entry entry : scenario.script().entries()) {
            if (entry.at() instanceof Script.At.Selected selected) {
                Instants.problem(recording.journal(), selected.selector())
                        .ifPresent(sentence -> problems.add(new Problem(scenario.file(), 1, sentence)));
            }
        }
    }

    private static void claims(Scenario scenario, Recording recording, List<Problem> problems) {
        Path folder = scenario.file().toAbsolutePath().resolveSibling(".").normalize();
        Evidence evidence = new Evidence(recording.journal(), folder);
        for (Scenario.Claim claim : scenario.claims()) {
            claim(claim, evidence)
                    .forEach(sentence -> problems.add(new Problem(scenario.file(), claim.line(), sentence)));
        }
    }

    private static List<String> claim(Scenario.Claim claim, Evidence evidence) {
        try {
            return claim.condition().holds(evidence)
                    ? List.of()
                    : List.of("the run does not bear out '" + claim.says() + "': " + claim.condition() + " is false, "
                            + claim.condition().explain(evidence));
        } catch (IllegalArgumentException wrong) {
            return List.of(claim.condition() + " cannot be computed: " + wrong.getMessage());
        }
    }
}
