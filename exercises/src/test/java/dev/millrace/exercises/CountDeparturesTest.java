package dev.millrace.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.host.RunOutcome;
import dev.millrace.journal.Selector;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Recording;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shipped exercise, through the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CountDeparturesTest {
    private final Engine engine = EngineProcesses.start(EngineOptions.defaults());
    private final Exercise exercise =
            Exercises.load(new Home(Path.of(".."))).exercise("count-departures").orElseThrow();

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void startFailsSolutionPassesAndEachWrongProgramFailsAsDeclared() {
        assertThat(new ExerciseLinter(engine).lint(exercise)).isEmpty();
    }

    @Test
    void aMemberVariableIsFoundByTheSmallestKill() {
        Failure failure = failure("01-member-variable.jsh");
        assertThat(failure.check()).isEqualTo("exactly-once");
        assertThat(failure.events()).as("a count has to be lost").hasSizeLessThanOrEqualTo(2);
        assertThat(failure.kill()).contains("is killed");
        assertThat(failure.feedback()).contains("member variable");
        assertThat(failure.got()).isNotEqualTo(failure.expected());
    }

    @Test
    void theWrongKeyIsFoundByTheSmallestStream() {
        Failure failure = failure("02-by-destination.jsh");
        assertThat(failure.check()).isEqualTo("same-as-solution");
        assertThat(failure.events()).hasSize(2);
        assertThat(failure.kill()).isEmpty();
        assertThat(failure.feedback()).contains("The key must be the airport that they leave from");
        assertThat(failure.sentence()).startsWith("2 departures are enough: 'departures' holds Departures(");
    }

    @Test
    void showMeOpensDirectlyBeforeTheFirstDifference() {
        Failure failure = failure("01-member-variable.jsh");
        Recording recording = Recording.of(engine, failure.request());
        assertThat(((RunOutcome.Finished) recording.outcome()).results().get("departures"))
                .containsExactlyInAnyOrderElementsOf(failure.got());
        assertThat(Selector.parse(failure.selector()).find(recording.journal()))
                .isEqualTo((int) failure.position() + 1);
    }

    @Test
    void aProgramThatDoesNotCompileIsRefusedWithItsLine() {
        Verdict verdict = new Checker(engine).check(exercise, "int x = \"y\";\n", Progress.NONE);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.diagnostics().get(0).line()).isEqualTo(1));
    }

    @Test
    void aProgramThatEndsTheProcessIsBroken() {
        String exits = exercise.solution().replace("Long before", "System.exit(3); Long before");
        assertThat(new Checker(engine).check(exercise, exits, Progress.NONE)).isInstanceOf(Verdict.Broken.class);
    }

    private Failure failure(String name) {
        String program = exercise.wrong().stream()
                .filter(wrong -> wrong.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
        Verdict verdict = new Checker(engine).check(exercise, program, Progress.NONE);
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) verdict).failure();
    }
}
