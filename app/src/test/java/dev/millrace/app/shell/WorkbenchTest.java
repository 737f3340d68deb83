package dev.millrace.app.shell;

import static dev.millrace.app.shell.DrivenWindow.COUNTER;
import static dev.millrace.app.shell.DrivenWindow.FLIGHTS;
import static dev.millrace.app.shell.DrivenWindow.count;
import static dev.millrace.app.shell.DrivenWindow.visible;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.home.Settings;
import dev.millrace.app.model.Branch;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.model.StateRow;
import dev.millrace.app.model.TrafficRow;
import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.simulation.Script;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.TraceEvent;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner does to a run, and what stays when something is refused. */
@SuppressWarnings("NullAway") // the window is made before each test
class WorkbenchTest {
    private static Engine engine;

    @TempDir
    Path folder;

    private DrivenWindow window;

    @BeforeAll
    static void startEngine() {
        engine = EngineProcesses.start(EngineOptions.defaults());
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void open() throws Exception {
        window = new DrivenWindow(engine, folder, FLIGHTS);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aKilledTaskIsABranchThatKeepsTheInstant() throws Exception {
        int middle = window.run().size() / 2;
        window.jump(middle);
        window.robot.clickOn(COUNTER);
        window.robot.clickOn("#kill");
        window.untilBranches(2);

        Branch branch = model().branchProperty().get();
        Branch first = model().branches().get(0);
        assertThat(branch.name()).startsWith("kill count-per-airport.0");
        assertThat(model().positionProperty().get()).isGreaterThanOrEqualTo(middle);
        assertThat(branch.journal().events().subList(0, middle))
                .isEqualTo(first.journal().events().subList(0, middle));
        assertThat(visible(branch.journal())).isEqualTo(visible(first.journal()));
    }

    @Test
    void whatGoesThroughEachSubtaskIsMeasured() throws Exception {
        window.jump(window.run().size() / 2);
        window.robot.clickOn("#tab-metrics");
        TableView<TrafficRow> traffic = window.robot.lookup("#traffic").queryTableView();
        window.until(() -> traffic.getItems().size() == 5);
        long read = traffic.getItems().stream()
                .filter(row -> row.subtask().startsWith("flights"))
                .mapToLong(row -> Long.parseLong(row.in()))
                .sum();
        assertThat(read)
                .isEqualTo(window.run().events().subList(0, window.run().size() / 2 + 1).stream()
                        .filter(traced -> traced.event() instanceof TraceEvent.RecordRead)
                        .count());
    }

    @Test
    void aBranchIsNamedComparedWithAndDeleted() throws Exception {
        Branch first = model().branchProperty().get();
        assertThat(window.shown("#branch")).isFalse();
        window.jump(window.run().size() / 2);
        window.robot.clickOn("#savepoint");
        window.untilBranches(2);
        assertThat(window.robot.lookup("#branch").query().isDisabled()).isFalse();

        window.robot.clickOn("#branch-rename");
        window.until(() -> window.shown("#branch-name"));
        window.robot.interact(() ->
                window.robot.lookup("#branch-name").queryTextInputControl().setText("with a savepoint"));
        window.press(KeyCode.ENTER);
        assertThat(model().branchProperty().get().name()).isEqualTo("with a savepoint");
        assertThat(window.models().runs().request().script().entries()).hasSize(1);

        window.robot.clickOn("#branch-delete");
        assertThat(model().branches()).containsExactly(first);
        assertThat(model().branchProperty().get()).isEqualTo(first);
        assertThat(window.shown("#branch")).isFalse();
    }

    @Test
    void aSavepointIsABranchInWhichTheJobGoesOn() throws Exception {
        window.jump(window.run().size() / 2);
        window.robot.clickOn("#savepoint");
        window.untilBranches(2);

        assertThat(window.run().events().stream()
                        .map(traced -> traced.event())
                        .filter(TraceEvent.CheckpointTriggered.class::isInstance)
                        .map(event -> ((TraceEvent.CheckpointTriggered) event).kind()))
                .contains(SnapshotKind.SAVEPOINT);
        assertThat(visible(window.run()))
                .isEqualTo(visible(model().branches().get(0).journal()));
        window.robot.clickOn("#tab-checkpoints");
        assertThat(window.textOf("#checkpoints")).contains("savepoint");
    }

    @Test
    void aHeldChannelDeliversNothingInABranchAndCanBeReleasedInAnother() throws Exception {
        window.jump(window.run().size() / 2);
        window.robot.clickOn(COUNTER).clickOn("#hold").clickOn("#hold-flights-1-count-per-airport-0");
        window.untilBranches(2);
        int held = window.run().next(-1, event -> event.event() instanceof TraceEvent.ChannelHeld);
        window.jump(held + 50);
        assertThat(window.textOf("#stage")).contains("flights 1 \u2192 count-per-airport 0 is held");

        window.robot.clickOn(COUNTER).clickOn("#hold").clickOn("#hold-flights-1-count-per-airport-0");
        window.untilBranches(3);
        assertThat(model().branchProperty().get().name()).startsWith("release flights.1->count-per-airport.0");
        assertThat(count(window.run(), TraceEvent.ChannelReleased.class)).isEqualTo(1);
        assertThat(visible(window.run()))
                .isEqualTo(visible(model().branches().get(0).journal()));
    }

    @Test
    void theLessonsOwnUpgradeIsSwappedInAndTheJobResumes() throws Exception {
        window.robot.clickOn("#open-upgrade-the-code");
        window.until(() -> window.complete() && window.run().size() > 0);
        long rows = visible(window.run());
        long started = count(window.run(), TraceEvent.JobStarted.class);
        window.jump(window.run().size() / 2);
        window.robot.clickOn("#swap");
        window.untilBranches(2);

        assertThat(model().branchProperty().get().name()).startsWith("swap to upgrade.jsh");
        assertThat(count(window.run(), TraceEvent.JobStarted.class)).isEqualTo(started + 1);
        assertThat(visible(window.run())).isEqualTo(rows);
    }

    @Test
    void aSwapMayDropStateThatNoOperatorTakes() throws Exception {
        window.robot.clickOn("#open-upgrade-the-code");
        window.until(() -> window.complete() && window.run().size() > 0);
        window.jump(window.run().size() / 2);
        window.robot.clickOn("#stop").clickOn("#swap-allowing");
        window.untilBranches(2);
        assertThat(model().branchProperty().get().name())
                .startsWith("swap to upgrade.jsh allowing non-restored state at");
        assertThat(window.models().runs().request().script().entries())
                .extracting(Script.Entry::action)
                .contains(new Script.Action.Swap("upgrade.jsh", true));
    }

    @Test
    void aJobIsStoppedDrainedOrCancelledAtTheInstant() throws Exception {
        Branch first = model().branchProperty().get();
        end(first, "#stop-job", "stop at");
        assertThat(count(window.run(), TraceEvent.JobStopped.class)).isEqualTo(1);
        long stopped = count(window.run(), TraceEvent.WindowFired.class);
        window.jump(window.run().size() - 1);
        assertThat(window.textOf("#stage")).contains("FINISHED", "was stopped with savepoint");

        end(first, "#drain-job", "drain at");
        assertThat(count(window.run(), TraceEvent.JobStopped.class)).isEqualTo(1);
        assertThat(count(window.run(), TraceEvent.WindowFired.class)).isGreaterThan(stopped);

        end(first, "#cancel-job", "cancel at");
        assertThat(count(window.run(), TraceEvent.JobCancelled.class)).isEqualTo(1);
        assertThat(count(window.run(), TraceEvent.JobStopped.class)).isZero();
        window.jump(window.run().size() - 1);
        assertThat(window.textOf("#stage")).contains("CANCELED");
    }

    private void end(Branch first, String how, String name) throws Exception {
        int branches = model().branches().size();
        window.robot.interact(() -> model().show(first));
        window.jump(window.run().size() / 2);
        window.robot.clickOn("#stop").clickOn(how);
        window.untilBranches(branches + 1);
        window.robot.interact(() -> model().pause());
        assertThat(model().branchProperty().get().name()).startsWith(name);
    }

    @Test
    void refusedCodeLeavesTheStageAloneAndKeepsTheText() throws Exception {
        Branch before = model().branchProperty().get();
        window.press(KeyCode.F3);
        window.robot.interact(() -> window.editor().replaceText("env.fromNowhere();\n"));
        window.robot.clickOn("#run-code");
        window.until(() -> window.shown("#trouble"));

        assertThat(model().branchProperty().get()).isEqualTo(before);
        assertThat(window.models().code().diagnostics()).isNotEmpty();
        window.robot.clickOn("#close-trouble");
        assertThat(window.shown("#trouble")).isFalse();
        window.close();
        assertThat(new LearnerHome(folder).drafts().find(FLIGHTS, "job.jsh")).contains("env.fromNowhere();\n");
    }

    @Test
    void aCrashIsSaidTheTextIsKeptAndTheNextRunGoes() throws Exception {
        window.press(KeyCode.F3);
        String text = window.editor().getText();
        window.robot.interact(() -> window.editor().replaceText("System.exit(3);\n" + text));
        window.robot.clickOn("#run-code");
        window.until(() -> window.shown("#trouble"));
        assertThat(window.textOf(".banner")).contains("System.exit was called (job.jsh, line 1)");
        assertThat(window.editor().getText()).startsWith("System.exit(3);");

        window.robot.interact(() -> window.editor().replaceText(text + "// again\n"));
        window.robot.clickOn("#run-code");
        window.untilBranches(2);
        assertThat(count(window.run(), TraceEvent.JobFinished.class)).isEqualTo(1);
        assertThat(window.shown("#trouble")).isFalse();
    }

    @Test
    void aValueLeadsToTheEventThatMadeIt() throws Exception {
        window.jump(window.run().size() / 2);
        window.robot.clickOn("#tab-state");
        TableView<?> table = window.robot.lookup("#state").queryAs(TableView.class);
        window.until(() -> !table.getItems().isEmpty());
        StateRow row = (StateRow) table.getItems().get(0);
        window.robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        window.press(KeyCode.ENTER);

        assertThat(model().positionProperty().get()).isEqualTo(row.position());
        assertThat(window.textOf("#inspect")).contains(row.key()).contains("WHY?");
    }

    @Test
    void whatListensStillListensAfterACollectionOfGarbage() throws Exception {
        System.gc();
        window.press(KeyCode.F3);
        window.robot.interact(() -> window.editor().replaceText("env.fromNowhere();\n"));
        window.until(() -> window.shown("#problems"));
        assertThat(window.textOf("#problems")).contains("fromNowhere");
    }

    @Test
    void themeScaleAndLessonAreRemembered() {
        window.press(KeyCode.F8);
        window.robot.clickOn("#open-whose-clock");
        window.close();

        Settings settings = new LearnerHome(folder).settings();
        assertThat(settings.text("theme", "")).isEqualTo("dark");
        assertThat(settings.text("last", "")).isEqualTo("whose-clock");
        assertThat(settings.number("divider.columns.0", 0)).isPositive();
    }

    private RunModel model() {
        return window.model();
    }
}
