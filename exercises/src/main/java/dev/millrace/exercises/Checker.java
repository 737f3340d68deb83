package dev.millrace.exercises;

import dev.millrace.host.Engine;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Tries programs against an exercise's checks, on the engine process. Thread-safe as the engine is. */
public final class Checker {
    private final Engine engine;

    /** A checker that runs programs on {@code engine} and does not close it. */
    public Checker(Engine engine) {
        this.engine = engine;
    }

    /**
     * What is to be said about {@code program}: the checks are carried out in their order up to the first that fails.
     * Takes seconds; an interrupt of the calling thread ends it with a {@link CancellationException}.
     */
    public Verdict check(Exercise exercise, String program, Progress progress) {
        Bench bench = new Bench(engine, exercise);
        try {
            for (Check check : exercise.checks()) {
                Optional<Finding> finding = find(check, bench, exercise, program, progress);
                if (finding.isPresent()) {
                    return new Verdict.Failed(new FailureReport(bench, exercise, program).of(finding.get()));
                }
            }
            return new Verdict.Passed(bench.runs());
        } catch (Unrunnable unrunnable) {
            return unrunnable.verdict();
        }
    }

    private static Optional<Finding> find(
            Check check, Bench bench, Exercise exercise, String program, Progress progress) {
        if (check instanceof Check.SameAsSolution same) {
            return new SameAsSolution(bench, exercise.solution(), program).find(same, progress);
        }
        return new ExactlyOnce(bench, program).find((Check.ExactlyOnce) check, progress);
    }
}
