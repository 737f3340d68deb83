package dev.millrace.exercises;

import dev.millrace.journal.Journal;
import dev.millrace.journal.Selector;
import dev.millrace.simulation.Script;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.List;
import java.util.Map;

/** Says what a suspect shows: where the run first differs, in one sentence, with the author's advice. */
final class FailureReport {
    private final Bench bench;
    private final Exercise exercise;
    private final String program;

    FailureReport(Bench bench, Exercise exercise, String program) {
        this.bench = bench;
        this.exercise = exercise;
        this.program = program;
    }

    Failure of(Finding finding) {
        Suspect suspect = finding.smallest();
        Trial trial = suspect.trial();
        Journal journal = bench.journal(program, trial);
        RowDifference difference = RowDifference.between(suspect.expected(), suspect.got());
        int first = difference.position(journal);
        return new Failure(
                suspect.check(),
                trial.seed(),
                trial.schedule(),
                trial.rows().stream().map(row -> String.join(",", row.cells())).toList(),
                kill(trial),
                Selector.of(journal, first).toString(),
                flat(suspect.expected()),
                flat(suspect.got()),
                sentence(trial, fate(journal), difference),
                fate(journal).isEmpty() ? feedback(finding) : "",
                trial.request(exercise, program, true),
                Math.max(0, first - 1));
    }

    private static List<String> flat(Map<String, List<String>> rows) {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    private static String kill(Trial trial) {
        return trial.faults().entries().stream()
                .filter(entry -> entry.action() instanceof Script.Action.Kill)
                .map(entry -> ((Script.Action.Kill) entry.action()).subtask() + " is killed " + when(entry.at()))
                .findFirst()
                .orElse("");
    }

    private static String when(Script.At at) {
        return at instanceof Script.At.Step step
                ? "after step " + step.step()
                : "at " + ((Script.At.Time) at).time() + " ms";
    }

    /** That the job failed for good, where it did. */
    private static String fate(Journal journal) {
        return journal.events().stream()
                .map(Traced::event)
                .filter(TraceEvent.JobFailed.class::isInstance)
                .map(event -> "the job fails for good (" + ((TraceEvent.JobFailed) event).cause() + ") and ")
                .findFirst()
                .orElse("");
    }

    private static String sentence(Trial trial, String fate, RowDifference difference) {
        int events = trial.rows().size();
        String small = events == 1 ? "One departure is enough" : events + " departures are enough";
        String kill = kill(trial);
        return small + ": " + (kill.isEmpty() ? "" : "when " + kill + ", ") + fate + difference.sentence();
    }

    /** The advice for the first wrong program that gives the same wrong rows, in the large case and in the small one. */
    private String feedback(Finding finding) {
        for (Exercise.WrongProgram wrong : exercise.wrong()) {
            if (wrong.fails().equals(finding.first().check())
                    && sameRows(wrong, finding.first())
                    && sameRows(wrong, finding.smallest())) {
                return wrong.feedback();
            }
        }
        return "";
    }

    private boolean sameRows(Exercise.WrongProgram wrong, Suspect suspect) {
        try {
            return bench.rows(wrong.text(), suspect.trial()).equals(suspect.got());
        } catch (Unrunnable broken) {
            return false;
        }
    }
}
