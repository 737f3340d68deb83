package dev.millrace.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exercises.Exercise;
import dev.millrace.exercises.Failure;
import dev.millrace.exercises.Verdict;
import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exercise from its opening to its solution, in the real window. */
@SuppressWarnings("NullAway") // the exercise is open
class ExerciseTest {
    private static final String EXERCISE = "count-departures";

    private static Engine engine;

    @TempDir
    Path folder;

    @BeforeAll
    static void startEngine() {
        engine = EngineProcesses.start(EngineOptions.defaults());
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @Test
    void aFailureIsShownInItsSmallestCaseAndTheSolutionPasses() throws Exception {
        try (DrivenWindow window = new DrivenWindow(engine, folder, EXERCISE)) {
            assertThat(window.textOf("#exercise")).contains("Your task", "For each departure");
            window.robot.interact(() -> window.editor().replaceText(wrong(window, "01-member-variable.jsh")));
            window.robot.clickOn("#check");
            window.until(() -> window.shown("#checking") || verdict(window) != null);
            window.until(() -> verdict(window) != null);
            Failure failure = ((Verdict.Failed) verdict(window)).failure();
            assertThat(window.textOf("#verdict-card"))
                    .contains("Check exactly-once failed", failure.sentence(), "Expected", "Got", "member variable");

            window.robot.interact(
                    () -> window.robot.lookup("#show-me").queryButton().fire());
            window.until(
                    () -> window.complete() && window.model().positionProperty().get() == failure.position());
            assertThat(window.models().runs().request()).isEqualTo(failure.request());
            window.robot.clickOn("#step-forward");
            assertThat(window.model().positionProperty().get()).isGreaterThan((int) failure.position());

            window.robot.interact(
                    () -> window.editor().replaceText(exercise(window).solution()));
            window.robot.clickOn("#check");
            window.until(() -> verdict(window) instanceof Verdict.Passed);
            assertThat(window.textOf("#verdict-card")).contains("Passed", "Your program stands all checks");
            assertThat(window.textOf("#verdict-card")).contains("A member variable passes every test");
            assertThat(Files.readString(folder.resolve("progress.log"))).contains(EXERCISE + " - done=true");
        }
    }

    @Test
    void aCheckSaysHowFarItIsAndCanBeCancelled() throws Exception {
        try (DrivenWindow window = new DrivenWindow(engine, folder, EXERCISE)) {
            window.robot.interact(
                    () -> window.editor().replaceText(exercise(window).solution()));
            window.robot.clickOn("#check");
            window.until(() -> window.textOf("#checking").matches("(?s).*\\d+ of \\d+ runs.*"));
            assertThat(window.shown("#checking")).isTrue();
            window.robot.clickOn("#cancel-check");
            window.until(() -> !window.models().exercise().checkingProperty().get());

            assertThat(window.shown("#checking")).isFalse();
            assertThat(verdict(window)).isNull();
            window.robot.clickOn("#check");
            window.until(() -> verdict(window) instanceof Verdict.Passed);
        }
    }

    @Test
    void hintsComeOneByOneAndGivingUpShowsTheSolutionAgainstMine() throws Exception {
        try (DrivenWindow window = new DrivenWindow(engine, folder, EXERCISE)) {
            int hints = exercise(window).hints().size();
            for (int shown = 1; shown <= hints; shown++) {
                window.robot.clickOn("#hint");
                assertThat(window.textOf("#hints"))
                        .contains("Hint " + shown + " of " + hints)
                        .doesNotContain("Hint " + (shown + 1) + " of " + hints);
            }
            assertThat(window.robot.lookup("#hint").queryButton().isDisabled()).isTrue();
            assertThat(window.robot.lookup("#show-solution").queryButton().getText())
                    .isEqualTo("Give up");
            window.robot.clickOn("#show-solution");

            assertThat(window.textOf("#difference").lines())
                    .containsSubsequence(
                            "+",
                            "    private transient ValueState<Long> seen;",
                            "\u2212",
                            "+",
                            "        Long before = seen.value();");
            assertThat(window.textOf("#solution")).contains("A member variable passes every test");
            assertThat(Files.readString(folder.resolve("progress.log")))
                    .contains(EXERCISE + " hint shown=" + hints, EXERCISE + " - gave-up=true");
        }
    }

    @Test
    void aProgramThatDoesNotCompileIsMarkedInTheCode() throws Exception {
        try (DrivenWindow window = new DrivenWindow(engine, folder, EXERCISE)) {
            window.robot.interact(() -> window.editor().replaceText("env.nothing();\n"));
            window.robot.clickOn("#check");
            window.until(() -> verdict(window) instanceof Verdict.Refused);
            assertThat(window.textOf("#verdict-card")).contains("It does not run yet");
            assertThat(window.models().code().diagnostics()).isNotEmpty();
        }
    }

    private static Verdict verdict(DrivenWindow window) {
        return window.models().exercise().verdictProperty().get();
    }

    private static Exercise exercise(DrivenWindow window) {
        return Objects.requireNonNull(
                window.models().exercise().exerciseProperty().get());
    }

    private static String wrong(DrivenWindow window, String name) {
        return exercise(window).wrong().stream()
                .filter(program -> program.name().equals(name))
                .map(Exercise.WrongProgram::text)
                .findFirst()
                .orElseThrow();
    }
}
