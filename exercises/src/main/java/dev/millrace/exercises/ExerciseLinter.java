package dev.millrace.exercises;

import dev.millrace.host.Engine;
import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Problem;
import dev.millrace.lessons.TextFile;
import dev.millrace.lessons.lint.ProseRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Proves that an exercise's checks tell right from wrong. */
public final class ExerciseLinter {
    private final Checker checker;

    /** A linter that runs on {@code engine} and does not close it. */
    public ExerciseLinter(Engine engine) {
        this.checker = new Checker(engine);
    }

    /** What is wrong: the start passes, the solution fails, a wrong program does not fail the check it should. */
    public List<Problem> lint(Exercise exercise) {
        List<Problem> problems = new ArrayList<>();
        start(exercise, problems);
        solution(exercise, problems);
        for (Exercise.WrongProgram wrong : exercise.wrong()) {
            wrong(exercise, wrong, problems);
        }
        prose(exercise, problems);
        return problems;
    }

    private void start(Exercise exercise, List<Problem> problems) {
        Path file = exercise.folder().resolve(exercise.scenario().job());
        Verdict verdict = checker.check(exercise, exercise.start(), Progress.NONE);
        if (verdict instanceof Verdict.Passed) {
            problems.add(new Problem(file, 1, "the exercise is already solved by its start; take something out"));
        } else if (!(verdict instanceof Verdict.Failed)) {
            problems.add(new Problem(file, 1, "the start does not run: " + verdict));
        }
    }

    private void solution(Exercise exercise, List<Problem> problems) {
        Verdict verdict = checker.check(exercise, exercise.solution(), Progress.NONE);
        if (!(verdict instanceof Verdict.Passed)) {
            String how =
                    verdict instanceof Verdict.Failed failed ? failed.failure().sentence() : verdict.toString();
            problems.add(
                    new Problem(exercise.folder().resolve("solution.jsh"), 1, "the solution does not pass: " + how));
        }
    }

    private void wrong(Exercise exercise, Exercise.WrongProgram wrong, List<Problem> problems) {
        Path file = exercise.folder().resolve("wrong").resolve(wrong.name());
        Verdict verdict = checker.check(exercise, wrong.text(), Progress.NONE);
        if (!(verdict instanceof Verdict.Failed failed)) {
            problems.add(
                    new Problem(file, 1, "the wrong program must fail " + wrong.fails() + " and does not: " + verdict));
        } else if (!failed.failure().check().equals(wrong.fails())) {
            problems.add(new Problem(
                    file,
                    1,
                    "the wrong program must fail " + wrong.fails() + " and fails "
                            + failed.failure().check()));
        }
    }

    private static void prose(Exercise exercise, List<Problem> problems) {
        for (String name : List.of("exercise.md", "after.md")) {
            Path file = exercise.folder().resolve(name);
            try {
                problems.addAll(ProseRules.check(file, TextFile.read(file)));
            } catch (ContentException unreadable) {
                problems.add(unreadable.problem());
            }
        }
    }
}
