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

    /**
     * What a claim comes to in a run.
     *
     * @param claim the claim
     * @param untrue why the run does not bear it out, in a sentence; empty where it holds
     */
    public record Finding(Scenario.Claim claim, String untrue) {
        /** Whether the run bears it out. */
        public boolean holds() {
            return untrue.isEmpty();
        }
    }

    /** What is wrong with the run of a scenario. */
    public static List<Problem> check(Scenario scenario, Recording recording) {
        List<Problem> problems = new ArrayList<>(unfinished(scenario, recording));
        if (problems.isEmpty()) {
            script(scenario, recording, problems);
            problems.addAll(untrueClaims(scenario, recording));
        }
        return problems;
    }

    /** What a scenario claims and its run, which has come to its end, does not bear out. */
    public static List<Problem> untrueClaims(Scenario scenario, Recording recording) {
        if (!unfinished(scenario, recording).isEmpty()) {
            return List.of();
        }
        return findings(scenario, recording).stream()
                .filter(finding -> !finding.holds())
                .map(finding -> new Problem(scenario.file(), finding.claim().line(), finding.untrue()))
                .toList();
    }

    /** What each claim of a scenario comes to in a run that has come to its end, in the order of the file. */
    public static List<Finding> findings(Scenario scenario, Recording recording) {
        Path folder = scenario.file().toAbsolutePath().resolveSibling(".").normalize();
        Evidence evidence = new Evidence(recording.journal(), folder);
        return scenario.claims().stream()
                .map(claim -> new Finding(claim, untrue(claim, evidence)))
                .toList();
    }

    /** Why a run has not come to its end as it should; of such a run no claim says anything. */
    public static List<Problem> unfinished(Scenario scenario, Recording recording) {
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

    private static String untrue(Scenario.Claim claim, Evidence evidence) {
        try {
            return claim.condition().holds(evidence)
                    ? ""
                    : "the run does not bear out '" + claim.says() + "': " + claim.condition() + " is false, "
                            + claim.condition().explain(evidence);
        } catch (IllegalArgumentException wrong) {
            return claim.condition() + " cannot be computed: " + wrong.getMessage();
        }
    }
}
