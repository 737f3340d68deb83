package dev.millrace.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.home.Settings;
import dev.millrace.app.model.Branch;
import dev.millrace.app.model.CourseModel;
import dev.millrace.app.model.RunModel;
import dev.millrace.exercises.Exercises;
import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.journal.Journal;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Home;
import dev.millrace.trace.TraceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A learner's hands on the real window, with the real engine process behind it. */
@SuppressWarnings("NullAway") // the window is made before each test
class WorkbenchTest {
    private static final String FLIGHTS = "a-task-dies";
    private static final String COUNTER = "#subtask-count-per-airport-0";

    /** Only a machine that is busy with much else comes near it. */
    private static final long PATIENCE_MS = 180_000;

    private static Engine engine;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Workbench workbench;
    private Stage stage;

    @BeforeAll
    static void startEngine() {
        engine = EngineProcesses.start(EngineOptions.defaults());
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void open() throws TimeoutException {
        LearnerHome home = new LearnerHome(folder);
        Settings settings = home.settings();
        settings.put("window.width", 1280);
        settings.put("window.height", 800);
        settings.put("last", FLIGHTS);
        settings.write();
        FxToolkit.toolkitContext().setSetupTimeoutInMillis(PATIENCE_MS);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(shown -> {
            stage = new Stage();
            workbench = new Workbench(
                    home,
                    engine,
                    Curriculum.load(Home.ofSystem()),
                    Exercises.load(Home.ofSystem()).exercises());
            workbench.show(stage);
        });
        until(() -> complete() && run().size() > 0);
    }

    @AfterEach
    void close() {
        robot.interact(() -> stage.hide());
    }

    @Test
    void theLessonOpensPausedAndPlays() throws TimeoutException {
        robot.interact(() -> model().jumpTo(-1));
        robot.clickOn("#play");
        until(() -> model().positionProperty().get() > 10);
        robot.clickOn("#play");
        int there = model().positionProperty().get();

        robot.clickOn("#step-back");

        assertThat(model().playingProperty().get()).isFalse();
        assertThat(model().positionProperty().get()).isLessThan(there);
        robot.type(KeyCode.RIGHT);
        assertThat(model().positionProperty().get()).isLessThanOrEqualTo(there);
    }

    @Test
    void aKilledTaskIsABranchThatKeepsTheInstant() throws TimeoutException {
        int middle = run().size() / 2;
        robot.interact(() -> model().jumpTo(middle));
        robot.clickOn(COUNTER);
        robot.clickOn("#kill");
        until(() -> model().branches().size() == 2 && complete());

        Branch branch = model().branchProperty().get();
        assertThat(branch.name()).startsWith("kill count-per-airport.0");
        assertThat(model().positionProperty().get()).isGreaterThanOrEqualTo(middle);
        assertThat(branch.journal().events().subList(0, middle))
                .isEqualTo(model().branches().get(0).journal().events().subList(0, middle));
        assertThat(count(branch.journal(), TraceEvent.TaskFailed.class)).isEqualTo(1);
        assertThat(count(branch.journal(), TraceEvent.StateRestored.class)).isPositive();
        assertThat(visible(branch.journal()))
                .isEqualTo(visible(model().branches().get(0).journal()));
    }

    @Test
    void aPredictionIsStoredBeforeItsRunIsShown() throws TimeoutException, IOException {
        while (workbench.models().lesson().indexProperty().get() == 0) {
            robot.clickOn("#continue");
        }
        Node see = robot.lookup("#run-and-see").query();
        assertThat(see.isDisabled()).isTrue();

        robot.clickOn("#option-counts");
        assertThat(see.isDisabled()).isFalse();
        assertThat(Files.readString(folder.resolve("progress.log"))).contains(FLIGHTS + " align answer=counts");

        robot.clickOn("#run-and-see");
        until(() -> robot.lookup("#verdict-align").tryQuery().isPresent());
        assertThat(Files.readString(folder.resolve("progress.log"))).contains(FLIGHTS + " align outcome=waits");
    }

    @Test
    void editedCodeRunsAndSwaps() throws TimeoutException {
        robot.type(KeyCode.F3);
        CodeArea editor = robot.lookup("#editor").queryAs(CodeArea.class);
        robot.interact(() -> editor.replaceText(editor.getText().replace("return count + 1;", "return count + 2;")));
        assertThat(workbench.models().code().staleProperty().get()).isTrue();

        robot.interact(() -> model().jumpTo(run().size() / 2));
        robot.clickOn("#swap-code");
        until(() -> model().branches().size() == 2 && complete());
        assertThat(count(run(), TraceEvent.JobStarted.class)).isEqualTo(2);
        assertThat(count(run(), TraceEvent.JobFinished.class)).isEqualTo(1);

        robot.clickOn(editor).press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        until(() -> model().branches().size() == 3 && complete());
        assertThat(workbench.models().code().staleProperty().get()).isFalse();
        assertThat(count(run(), TraceEvent.JobStarted.class)).isEqualTo(1);
    }

    @Test
    void refusedCodeLeavesTheStageAloneAndKeepsTheText() throws TimeoutException {
        Branch before = model().branchProperty().get();
        robot.type(KeyCode.F3);
        CodeArea editor = robot.lookup("#editor").queryAs(CodeArea.class);
        robot.interact(() -> editor.replaceText("env.fromNowhere();\n"));
        robot.clickOn("#run-code");
        until(() -> !workbench.models().reports().troubleProperty().get().isEmpty());

        assertThat(model().branchProperty().get()).isEqualTo(before);
        assertThat(workbench.models().code().diagnostics()).isNotEmpty();
        robot.interact(() -> stage.hide());
        assertThat(new LearnerHome(folder).drafts().find(FLIGHTS, "job.jsh")).contains("env.fromNowhere();\n");
    }

    @Test
    void everyKeyOfTheSheetIsShown() {
        robot.type(KeyCode.F1);
        assertThat(robot.lookup("#key-sheet").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#key-sheet").tryQuery()).isEmpty();
    }

    @Test
    void themeScaleAndLessonAreRemembered() {
        robot.type(KeyCode.F8);
        robot.clickOn("#open-whose-clock");
        robot.interact(() -> stage.hide());

        Settings settings = new LearnerHome(folder).settings();
        assertThat(settings.text("theme", "")).isEqualTo("dark");
        assertThat(settings.text("last", "")).isEqualTo("whose-clock");
        assertThat(settings.number("divider.columns.0", 0)).isPositive();
    }

    private RunModel model() {
        return workbench.models().run();
    }

    private Journal run() {
        return model().journal();
    }

    private boolean complete() {
        CourseModel.Item open = workbench.models().course().currentProperty().get();
        return open != null
                && !workbench.models().runs().busyProperty().get()
                && !model().growingProperty().get();
    }

    private static long count(Journal journal, Class<? extends TraceEvent> kind) {
        return journal.events().stream()
                .filter(traced -> kind.isInstance(traced.event()))
                .count();
    }

    /** Rows that a reader sees at the end. */
    private static long visible(Journal journal) {
        return journal.events().stream()
                .filter(traced -> traced.event() instanceof TraceEvent.ResultCommitted)
                .mapToLong(traced -> ((TraceEvent.ResultCommitted) traced.event()).rows())
                .sum();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_MS, TimeUnit.MILLISECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
