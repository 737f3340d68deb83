package dev.millrace.exercises;

import dev.millrace.journal.Journal;
import dev.millrace.journal.Selector;
import dev.millrace.simulation.Script;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    Failure of(Suspect suspect) {
        Trial trial = suspect.trial();
        Journal journal = bench.journal(program, trial);
        RowDifference difference = RowDifference.between(suspect.expected(), suspect.got());
        int first = difference.position(journal);
        return new Failure(
                suspect.check(),
                trial.seed(),
                trial.schedule(),
                trial.rows().stream().map(row -> String.join(",", row)).toList(),
                kill(trial),
                Selector.of(journal, first).toString(),
                flat(suspect.expected()),
                flat(suspect.got()),
                sentence(trial, difference),
                feedback(suspect),
                trial.request(exercise, program, true),
                Math.max(0, first - 1));
    }

    private static List<String> flat(Map<String, List<String>> rows) {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    private static String kill(Trial trial) {
        return trial.faults().entries().stream()
                .flatMap(entry ->
                        entry.at() instanceof Script.At.Step step && entry.action() instanceof Script.Action.Kill kill
                                ? Stream.of(kill.subtask() + " is killed after step " + step.step())
                                : Stream.empty())
                .findFirst()
                .orElse("");
    }

    private static String sentence(Trial trial, RowDifference difference) {
        int events = trial.rows().size();
        String small = events == 1 ? "One departure is enough" : events + " departures are enough";
        String kill = kill(trial);
        return small + ": " + (kill.isEmpty() ? "" : "when " + kill + ", ") + difference.sentence();
    }

    /** The advice for the first wrong program that gives the same wrong rows here. */
    private String feedback(Suspect suspect) {
        for (Exercise.WrongProgram wrong : exercise.wrong()) {
            if (wrong.fails().equals(suspect.check()) && sameRows(wrong, suspect)) {
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
