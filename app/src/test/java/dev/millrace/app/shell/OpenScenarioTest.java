package dev.millrace.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.app.model.CourseModel.Item;
import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.trace.TraceEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario file from anywhere runs in the window, and what it claims is checked there. */
class OpenScenarioTest {
    @TempDir
    Path folder;

    @Test
    void aScenarioRunsAndItsClaimsAreCheckedForEachBranch() throws Exception {
        ScenarioFolder given = ScenarioFolder.in(folder.resolve("fuzz-7"));
        Map<Path, String> before = given.content();
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults());
                DrivenWindow window = new DrivenWindow(engine, folder.resolve("home"), DrivenWindow.FLIGHTS)) {
            open(window, given.file());
            assertThat(window.textOf("#breadcrumb")).contains("fuzz-7");
            assertThat(DrivenWindow.count(window.run(), TraceEvent.TaskFailed.class))
                    .isEqualTo(1);
            assertThat(window.editor().getText()).contains("class CountDepartures");
            assertThat(window.textOf("#scenario")).contains("time 40ms: kill count.0");
            assertThat(verdicts(window))
                    .containsExactly("Holds: " + ScenarioFolder.TRUE, "Does not hold: " + ScenarioFolder.UNTRUE);
            assertThat(window.textOf("#scenario"))
                    .contains("scenario.yaml:19: the run does not bear out", "24 against 0");

            window.robot.interact(() -> window.editor()
                    .replaceText(window.editor().getText().replace(".keyBy(", ".filter(flight -> false).keyBy(")));
            window.robot.clickOn("#code-tab").clickOn("#run-code");
            window.untilBranches(2);
            assertThat(verdicts(window))
                    .containsExactly("Does not hold: " + ScenarioFolder.TRUE, "Holds: " + ScenarioFolder.UNTRUE);
            window.robot.interact(
                    () -> window.model().show(window.model().branches().get(0)));
            assertThat(verdicts(window))
                    .containsExactly("Holds: " + ScenarioFolder.TRUE, "Does not hold: " + ScenarioFolder.UNTRUE);
        }
        assertThat(given.content()).isEqualTo(before);
        try (Stream<Path> drafts = Files.walk(folder.resolve("home").resolve("drafts"))) {
            assertThat(drafts.filter(Files::isRegularFile))
                    .singleElement()
                    .satisfies(draft -> assertThat(draft).content().contains("flight -> false"));
        }
    }

    @Test
    void theWindowOpensWithAScenarioAndListsIt() throws Exception {
        ScenarioFolder given = ScenarioFolder.in(folder.resolve("fuzz-8"));
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults());
                DrivenWindow window = new DrivenWindow(engine, folder.resolve("home"), Map.of(), given.scenario())) {
            window.until(() -> window.complete() && window.run().size() > 0);
            assertThat(verdicts(window)).hasSize(2).doesNotContain("Not known yet");
            Item opened = Objects.requireNonNull(
                    window.models().course().currentProperty().get());
            window.robot.clickOn("#open-" + DrivenWindow.FLIGHTS);
            window.until(() -> window.complete() && window.run().size() > 0);
            assertThat(window.shown("#scenario")).isFalse();
            window.robot.interact(() -> window.models().course().open(opened));
            window.until(() -> window.complete() && !verdicts(window).isEmpty());
            assertThat(verdicts(window)).contains("Holds: " + ScenarioFolder.TRUE);
        }
    }

    @Test
    void aFileThatCannotBeReadChangesNothingAndIsSaidWithItsLine() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "format: 1\njob: j.jsh\nsead: 3\n");
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults());
                DrivenWindow window = new DrivenWindow(engine, folder.resolve("home"), DrivenWindow.FLIGHTS)) {
            Item before = Objects.requireNonNull(
                    window.models().course().currentProperty().get());
            int events = window.run().size();
            window.answers.next(bad);
            window.robot.clickOn("#open-scenario-button");
            window.until(() -> window.shown("#trouble"));
            assertThat(window.textOf(".banner")).contains("bad.yaml:3: unknown key 'sead'; did you mean seed?");
            assertThat(window.models().course().currentProperty().get()).isEqualTo(before);
            assertThat(window.models().course().jobs()).isEmpty();
            assertThat(window.run().size()).isEqualTo(events);
        }
    }

    @Test
    void aScriptThatDoesNotCompileIsSaidAtItsLineAndNothingIsClaimed() throws Exception {
        ScenarioFolder given = ScenarioFolder.in(folder.resolve("wrong"));
        Files.writeString(given.folder().resolve("start.jsh"), "// fine\nint x = \"y\";\n");
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults());
                DrivenWindow window = new DrivenWindow(engine, folder.resolve("home"), DrivenWindow.FLIGHTS)) {
            window.answers.next(given.file());
            window.robot.clickOn("#open-scenario-button");
            window.until(() -> window.shown("#trouble"));
            assertThat(window.textOf("#scenario")).contains("did not come to its end", "start.jsh:2:", "Not checked");
        }
    }

    private static void open(DrivenWindow window, Path file) throws Exception {
        window.answers.next(file);
        window.robot.clickOn("#open-scenario-button");
        window.until(() ->
                window.shown("#scenario") && window.complete() && window.run().size() > 0);
    }

    /** How each claim is shown, and what it says. */
    private static List<String> verdicts(DrivenWindow window) {
        return window.robot.lookup(".claim").queryAllAs(Pane.class).stream()
                .map(card -> words(card, 0) + ": " + words(card, 1))
                .toList();
    }

    private static String words(Pane card, int line) {
        return ((Labeled) card.getChildren().get(line)).getText();
    }
}
