package dev.millrace.app.shell;

import static dev.millrace.app.shell.DrivenWindow.COUNTER;
import static dev.millrace.app.shell.DrivenWindow.FLIGHTS;
import static dev.millrace.app.shell.DrivenWindow.count;
import static dev.millrace.app.shell.DrivenWindow.visible;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.trace.TraceEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner goes through the flights lesson: plays, steps back, kills, predicts, edits, runs, swaps; in one sitting. */
class FlightsLessonTest {
    /** Departures per airport and hour of that day, by a count over the file. */
    private static final long ROWS = 82;

    @TempDir
    Path folder;

    @Test
    void theWholeLessonInOneSitting() throws Exception {
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults());
                DrivenWindow window = new DrivenWindow(engine, folder, FLIGHTS)) {
            assertThat(visible(window.run())).isEqualTo(ROWS);
            playAndStepBack(window);
            kill(window);
            predict(window);
            editAndSwap(window);
            runFromTheBeginning(window);
            assertThat(Files.readString(folder.resolve("progress.log")))
                    .containsSubsequence("align answer=counts", "align outcome=waits");
        }
    }

    private static void playAndStepBack(DrivenWindow window) throws Exception {
        window.jump(-1);
        window.robot.clickOn("#play");
        window.until(() -> window.model().positionProperty().get() > 10);
        window.robot.clickOn("#play");
        assertThat(window.model().playingProperty().get()).isFalse();
        int there = window.model().positionProperty().get();

        window.robot.clickOn("#step-back");
        int before = window.model().positionProperty().get();
        assertThat(before).isLessThan(there);
        window.robot.clickOn("#step-forward");
        assertThat(window.model().positionProperty().get()).isEqualTo(there);
    }

    private static void kill(DrivenWindow window) throws Exception {
        int middle = window.run().size() / 2;
        window.jump(middle);
        window.robot.clickOn(COUNTER);
        window.robot.clickOn("#kill");
        window.untilBranches(2);

        assertThat(count(window.run(), TraceEvent.TaskFailed.class)).isEqualTo(1);
        assertThat(count(window.run(), TraceEvent.StateRestored.class)).isPositive();
        assertThat(visible(window.run())).isEqualTo(ROWS);
    }

    /** The lesson goes on in its own run, whatever branch was looked at. */
    private static void predict(DrivenWindow window) throws Exception {
        while (!window.shown("#predict-align")) {
            window.robot.clickOn("#continue");
        }
        assertThat(window.robot.lookup("#run-and-see").query().isDisabled()).isTrue();
        window.robot.clickOn("#option-counts");
        window.robot.clickOn("#run-and-see");
        window.until(() -> window.shown("#verdict-align"));

        assertThat(window.textOf("#verdict-align")).contains("It went otherwise", "You predicted", "What happened");
        assertThat(window.model().branchProperty().get())
                .isEqualTo(window.model().branches().get(0));
    }

    private static void editAndSwap(DrivenWindow window) throws Exception {
        window.press(KeyCode.F3);
        window.robot.interact(() -> window.editor()
                .replaceText(window.editor().getText().replace("return count + 1;", "return count + 2;")));
        assertThat(window.textOf("#code")).contains("edited");
        window.jump(window.run().size() / 2);
        int branches = window.model().branches().size();
        window.robot.clickOn("#swap-code");
        window.untilBranches(branches + 1);

        assertThat(count(window.run(), TraceEvent.JobStarted.class)).isEqualTo(2);
        assertThat(count(window.run(), TraceEvent.StateRestored.class)).isPositive();
        assertThat(visible(window.run())).isEqualTo(ROWS);
    }

    private static void runFromTheBeginning(DrivenWindow window) throws Exception {
        int branches = window.model().branches().size();
        window.robot.clickOn("#run-code");
        window.untilBranches(branches + 1);

        assertThat(count(window.run(), TraceEvent.JobStarted.class)).isEqualTo(1);
        assertThat(visible(window.run())).isEqualTo(ROWS);
        assertThat(window.textOf("#code")).doesNotContain("edited");
    }
}
