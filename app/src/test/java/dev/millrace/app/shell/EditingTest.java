package dev.millrace.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The learner's text: undone, completed, kept, compared with what ran; and the window as it was left. */
@SuppressWarnings("NullAway") // nodes that are looked up are there
class EditingTest {
    private static final String UPGRADE = "upgrade-the-code";
    private static final String FLIGHTS = DrivenWindow.FLIGHTS;

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
    void typingIsUndoneAndRedone() throws Exception {
        try (DrivenWindow window = new DrivenWindow(engine, folder, FLIGHTS)) {
            window.press(KeyCode.F3);
            String before = window.editor().getText();
            window.robot.clickOn("#editor");
            window.robot.write("zzz");
            assertThat(window.editor().getText()).contains("zzz");
            assertThat(window.textOf("#code")).contains("edited");
            window.press(KeyCode.Z, KeyCode.CONTROL);
            assertThat(window.editor().getText()).isEqualTo(before);
            assertThat(window.textOf("#code")).doesNotContain("edited");
            window.press(KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT);
            assertThat(window.editor().getText()).contains("zzz");

            window.robot.clickOn("#reset");
            assertThat(window.editor().getText()).isEqualTo(before);
            window.press(KeyCode.Z, KeyCode.CONTROL);
            assertThat(window.editor().getText()).contains("zzz");
        }
    }

    @Test
    void undoDoesNotReachIntoAnotherLesson() throws Exception {
        try (DrivenWindow window = new DrivenWindow(engine, folder, FLIGHTS)) {
            window.robot.clickOn("#open-" + UPGRADE);
            window.until(window::complete);
            window.press(KeyCode.F3);
            String before = window.editor().getText();
            window.robot.clickOn("#editor");
            window.press(KeyCode.Z, KeyCode.CONTROL);
            assertThat(window.editor().getText()).isEqualTo(before);
        }
    }

    @Test
    void proposalsAreShownChosenAndTaken() throws Exception {
        try (DrivenWindow window = new DrivenWindow(engine, folder, FLIGHTS)) {
            window.press(KeyCode.F3);
            CodeArea editor = window.editor();
            window.robot.interact(() -> {
                editor.replaceText("env.enable");
                editor.moveTo(editor.getLength());
                editor.requestFocus();
            });
            window.press(KeyCode.SPACE, KeyCode.CONTROL);
            window.until(() -> !editor.getText().equals("env.enable") || popup() != null);
            if (popup() != null) {
                window.press(KeyCode.ENTER);
            }
            assertThat(editor.getText()).startsWith("env.enableCheckpointing");

            window.robot.interact(() -> {
                editor.replaceText("WatermarkStrategy.");
                editor.moveTo(editor.getLength());
            });
            window.press(KeyCode.SPACE, KeyCode.CONTROL);
            window.until(() -> popup() != null && popup().getItems().size() > 2);
            window.press(KeyCode.DOWN);
            String chosen = popup().getSelectionModel().getSelectedItem().toString();
            assertThat(popup().getSelectionModel().getSelectedIndex()).isEqualTo(1);
            window.press(KeyCode.ESCAPE);
            assertThat(editor.getText()).isEqualTo("WatermarkStrategy.");
            window.press(KeyCode.SPACE, KeyCode.CONTROL);
            window.until(() -> popup() != null);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.TAB);
            assertThat(editor.getText()).startsWith("WatermarkStrategy.").hasSizeGreaterThan(19);
            assertThat(chosen).isNotEmpty();
        }
    }

    @Test
    void everyTextIsOnTheDiskWhileTheWindowIsStillOpen() throws Exception {
        try (DrivenWindow window = new DrivenWindow(engine, folder, UPGRADE)) {
            window.press(KeyCode.F3);
            window.robot.interact(() -> {
                window.editor().appendText("// one\n");
                window.models().code().scriptProperty().set("upgrade.jsh");
                window.editor().appendText("// two\n");
            });
            window.until(() -> draft("upgrade.jsh").endsWith("// two\n"));
            assertThat(draft("job.jsh")).endsWith("// one\n");
        }
        try (DrivenWindow window = new DrivenWindow(engine, folder, UPGRADE)) {
            assertThat(window.editor().getText()).endsWith("// one\n");
            window.robot.interact(() -> window.models().code().scriptProperty().set("upgrade.jsh"));
            assertThat(window.editor().getText()).endsWith("// two\n");
            window.press(KeyCode.F3);
            window.robot.clickOn("#reset");
        }
        assertThat(folder.resolve("drafts").resolve(UPGRADE).resolve("upgrade.jsh"))
                .doesNotExist();
    }

    @Test
    void theWindowOpensAsItWasLeft() throws Exception {
        double divider;
        try (DrivenWindow window = new DrivenWindow(engine, folder, FLIGHTS)) {
            window.robot.interact(() -> {
                window.stage.setWidth(1500);
                window.stage.setHeight(820);
            });
            window.robot.clickOn("#open-whose-clock");
            window.until(window::complete);
            divider = dividers(window)[0];
        }
        try (DrivenWindow window = new DrivenWindow(engine, folder, Map.of())) {
            assertThat(window.stage.getWidth()).isEqualTo(1500);
            assertThat(window.stage.getHeight()).isEqualTo(820);
            assertThat(window.textOf("#lesson")).contains("Whose clock?");
            assertThat(dividers(window)[0]).isEqualTo(divider, org.assertj.core.data.Offset.offset(0.01));
        }
    }

    private static double[] dividers(DrivenWindow window) {
        return window.robot
                .lookup("#columns")
                .queryAs(javafx.scene.control.SplitPane.class)
                .getDividerPositions();
    }

    private String draft(String script) throws Exception {
        Path file = folder.resolve("drafts").resolve(UPGRADE).resolve(script);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static ListView<?> popup() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().lookup("#completions"))
                .filter(ListView.class::isInstance)
                .map(list -> (ListView<?>) list)
                .findFirst()
                .orElse(null);
    }
}
