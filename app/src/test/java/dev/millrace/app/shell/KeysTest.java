package dev.millrace.app.shell;

import static dev.millrace.app.shell.DrivenWindow.COUNTER;
import static dev.millrace.app.shell.DrivenWindow.FLIGHTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.millrace.app.model.RunModel;
import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key that the sheet lists does what the sheet says. */
class KeysTest {
    @TempDir
    Path folder;

    /** What is done with a key, and what must have come of it. */
    private interface Trial {
        void of(DrivenWindow window, RunModel run) throws Exception;
    }

    private final Map<String, Trial> trials = new LinkedHashMap<>();

    @Test
    void everyKeyOfTheSheetDoesWhatItSays() throws Exception {
        lesson();
        steps();
        jumps();
        look();
        job();
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults());
                DrivenWindow window = new DrivenWindow(engine, folder, FLIGHTS)) {
            assertThat(listed(window)).containsExactlyInAnyOrderElementsOf(trials.keySet());
            for (Map.Entry<String, Trial> trial : trials.entrySet()) {
                window.press(KeyCode.F2);
                window.jump(400);
                assertThatCode(() -> trial.getValue().of(window, window.model()))
                        .as(trial.getKey())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static List<String> listed(DrivenWindow window) {
        window.press(KeyCode.SLASH, KeyCode.SHIFT);
        assertThat(window.shown("#key-sheet")).isTrue();
        List<String> caps = window.robot.lookup("#key-sheet .key-cap").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
        window.press(KeyCode.ESCAPE);
        assertThat(window.shown("#key-sheet")).isFalse();
        return caps;
    }

    private void lesson() {
        trials.put("PgDn or .", (window, run) -> {
            goOn(window, KeyCode.PAGE_DOWN);
            assertThat(page(window)).isEqualTo(1);
            goOn(window, KeyCode.PERIOD);
            assertThat(page(window)).isEqualTo(2);
        });
        trials.put("PgUp", (window, run) -> {
            int before = page(window);
            window.press(KeyCode.PAGE_UP);
            assertThat(page(window)).isEqualTo(before - 1);
        });
    }

    private void steps() {
        trials.put("Space", (window, run) -> {
            window.press(KeyCode.F4);
            window.press(KeyCode.SPACE);
            assertThat(run.playingProperty().get()).isTrue();
            window.press(KeyCode.SPACE);
            assertThat(run.playingProperty().get()).isFalse();
        });
        trials.put("\u2192", (window, run) -> {
            window.press(KeyCode.F4);
            window.press(KeyCode.RIGHT);
            assertThat(at(run)).isGreaterThan(400);
        });
        trials.put("\u2190", (window, run) -> {
            window.press(KeyCode.F4);
            window.press(KeyCode.LEFT);
            assertThat(at(run)).isLessThan(400);
        });
        trials.put("Shift \u2192", (window, run) -> {
            window.press(KeyCode.RIGHT, KeyCode.SHIFT);
            assertThat(at(run)).isEqualTo(401);
        });
        trials.put("Shift \u2190", (window, run) -> {
            window.press(KeyCode.LEFT, KeyCode.SHIFT);
            assertThat(at(run)).isEqualTo(399);
        });
    }

    private void jumps() {
        trials.put("Ctrl \u2192", (window, run) -> {
            int firing = run.journal().next(400, run.targetProperty().get());
            window.press(KeyCode.RIGHT, KeyCode.CONTROL);
            assertThat(at(run)).isEqualTo(firing);
        });
        trials.put("Ctrl \u2190", (window, run) -> {
            window.jump(run.sizeProperty().get() - 1);
            int firing = run.journal()
                    .previous(run.sizeProperty().get() - 1, run.targetProperty().get());
            window.press(KeyCode.LEFT, KeyCode.CONTROL);
            assertThat(at(run)).isEqualTo(firing);
        });
        trials.put("+", (window, run) -> {
            window.press(KeyCode.F4);
            window.robot.interact(() -> run.speedProperty().set(1));
            window.press(KeyCode.EQUALS);
            assertThat(run.speedProperty().get()).isEqualTo(2);
        });
        trials.put("\u2212", (window, run) -> {
            window.press(KeyCode.F4);
            window.robot.interact(() -> run.speedProperty().set(0.5));
            window.press(KeyCode.MINUS);
            window.press(KeyCode.MINUS);
            assertThat(run.speedProperty().get()).isEqualTo(0.25);
            window.robot.interact(() -> run.speedProperty().set(1));
        });
        trials.put("Home", (window, run) -> {
            window.press(KeyCode.F4);
            window.press(KeyCode.HOME);
            assertThat(at(run)).isEqualTo(-1);
        });
        trials.put("End", (window, run) -> {
            window.press(KeyCode.F4);
            window.press(KeyCode.END);
            assertThat(at(run)).isEqualTo(run.sizeProperty().get() - 1);
        });
    }

    private void look() {
        trials.put("F1 or ?", (window, run) -> {
            window.press(KeyCode.F1);
            assertThat(window.shown("#key-sheet")).isTrue();
            window.press(KeyCode.F1);
            assertThat(window.shown("#key-sheet")).isFalse();
        });
        List<KeyCode> tabs = List.of(KeyCode.F2, KeyCode.F3, KeyCode.F4, KeyCode.F5);
        for (KeyCode key : tabs) {
            trials.put(key.getName(), (window, run) -> {
                window.press(key);
                assertThat(tab(window)).isEqualTo(tabs.indexOf(key));
            });
        }
        trials.put("Ctrl O", (window, run) -> {
            window.press(KeyCode.O, KeyCode.CONTROL);
            assertThat(window.answers.proposed).containsExactly("yaml", "yml");
        });
        trials.put("F8", (window, run) -> {
            window.press(KeyCode.F8);
            assertThat(window.models().look().darkProperty().get()).isTrue();
        });
        trials.put("Ctrl +", (window, run) -> {
            window.press(KeyCode.EQUALS, KeyCode.CONTROL);
            assertThat(scale(window)).isEqualTo(1.1);
        });
        trials.put("Ctrl -", (window, run) -> {
            window.press(KeyCode.MINUS, KeyCode.CONTROL);
            window.press(KeyCode.MINUS, KeyCode.CONTROL);
            assertThat(scale(window)).isEqualTo(0.9);
        });
        trials.put("Ctrl 0", (window, run) -> {
            window.press(KeyCode.DIGIT0, KeyCode.CONTROL);
            assertThat(scale(window)).isEqualTo(1);
        });
    }

    private void job() {
        trials.put("W", (window, run) -> {
            window.press(KeyCode.W);
            assertThat(tab(window)).isEqualTo(WindowController.INSPECT);
        });
        trials.put("K", (window, run) -> {
            window.robot.clickOn(COUNTER);
            window.press(KeyCode.K);
            branched(window, "kill count-per-airport.0");
        });
        trials.put("S", (window, run) -> {
            window.press(KeyCode.S);
            branched(window, "savepoint");
        });
        trials.put("Ctrl Enter", (window, run) -> {
            window.press(KeyCode.F3);
            window.robot.interact(() -> window.editor().appendText("// mine\n"));
            window.press(KeyCode.ENTER, KeyCode.CONTROL);
            branched(window, "your code");
        });
        trials.put("Ctrl Shift Enter", (window, run) -> {
            window.press(KeyCode.F3);
            window.robot.interact(() -> window.editor().appendText("// changed again\n"));
            window.press(KeyCode.ENTER, KeyCode.CONTROL, KeyCode.SHIFT);
            branched(window, "swap to");
        });
    }

    private static void branched(DrivenWindow window, String name) throws Exception {
        window.until(() -> window.complete()
                && window.model().branchProperty().get().name().startsWith(name));
    }

    /** While the run is on its way to a page's instant, the first press has it there at once, and the second one goes on. */
    private static void goOn(DrivenWindow window, KeyCode key) {
        int before = page(window);
        window.press(key);
        if (page(window) == before) {
            window.press(key);
        }
    }

    private static int page(DrivenWindow window) {
        return window.models().lesson().indexProperty().get();
    }

    private static int at(RunModel run) {
        return run.positionProperty().get();
    }

    private static int tab(DrivenWindow window) {
        return window.robot
                .lookup("#tabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .getSelectedIndex();
    }

    private static double scale(DrivenWindow window) {
        return window.models().look().scaleProperty().get();
    }
}
