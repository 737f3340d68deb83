package dev.millrace.exercises;

import dev.millrace.host.Engine;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.journal.Journal;
import dev.millrace.lessons.Recording;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs trials one after another on the engine process and counts them. */
final class Bench {
    private final Engine engine;
    private final Exercise exercise;
    private int runs;

    Bench(Engine engine, Exercise exercise) {
        this.engine = engine;
        this.exercise = exercise;
    }

    int runs() {
        return runs;
    }

    /** The visible rows, sorted, by result. Throws {@link Unrunnable} where the program does not run. */
    Map<String, List<String>> rows(String program, Trial trial) {
        Recording recording = record(trial.request(exercise, program, false));
        Map<String, List<String>> sorted = new TreeMap<>();
        ((RunOutcome.Finished) recording.outcome())
                .results()
                .forEach((name, rows) -> sorted.put(name, rows.stream().sorted().toList()));
        return sorted;
    }

    /** Everything that the engine reports of the run. */
    Journal journal(String program, Trial trial) {
        return record(trial.request(exercise, program, true)).journal();
    }

    private Recording record(RunRequest request) {
        runs++;
        Recording recording = Recording.of(engine, request);
        if (recording.outcome() instanceof RunOutcome.Finished) {
            return recording;
        }
        throw new Unrunnable(verdict(recording.outcome()));
    }

    private static Verdict verdict(RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Rejected rejected) {
            return new Verdict.Refused(rejected.diagnostics());
        }
        return new Verdict.Broken(
                outcome instanceof RunOutcome.Crashed crashed ? crashed.sentence() : "The run was cancelled.");
    }
}
