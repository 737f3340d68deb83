package dev.millrace.app.shell;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.home.Settings;
import dev.millrace.app.model.CourseModel;
import dev.millrace.app.model.RunModel;
import dev.millrace.exercises.Exercises;
import dev.millrace.host.Engine;
import dev.millrace.journal.Journal;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Scenario;
import dev.millrace.trace.TraceEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over a learner's folder, with the real engine process behind it, under a robot's hands. */
@SuppressWarnings("NullAway") // the window is made by the constructor, on the FX thread
final class DrivenWindow implements AutoCloseable {
    static final String FLIGHTS = "a-task-dies";
    static final String COUNTER = "#subtask-count-per-airport-0";

    /** Only a machine that is busy with much else comes near it. */
    private static final long PATIENCE_MS = 180_000;

    final FxRobot robot = new FxRobot();
    final Answers answers = new Answers();
    Workbench workbench;
    Stage stage;

    /** What a learner answers when asked for a file. */
    static final class Answers implements FilePrompts {
        private Optional<Path> next = Optional.empty();
        final List<String> proposed = new ArrayList<>();

        /** The next answers; null = changed their mind. */
        void next(Path file) {
            next = Optional.ofNullable(file);
        }

        @Override
        public Optional<Path> save(Window owner, Path folder, String name, String kind) {
            proposed.add(folder.resolve(name).toString());
            return next;
        }

        @Override
        public Optional<Path> open(Window owner, String kind, String... endings) {
            proposed.addAll(Arrays.asList(endings));
            return next;
        }
    }

    /** Opens the window with that lesson or exercise; waits until its run is complete. */
    DrivenWindow(Engine engine, Path folder, String item) throws TimeoutException {
        this(engine, folder, Map.of("window.width", 1280, "window.height", 800, "last", item));
    }

    DrivenWindow(Engine engine, Path folder, Map<String, Object> remembered) throws TimeoutException {
        this(engine, folder, remembered, Home.ofSystem());
        until(() -> complete() && run().size() > 0);
    }

    /** Over lessons and exercises of another place; waits for nothing. */
    DrivenWindow(Engine engine, Path folder, Map<String, Object> remembered, Home content) throws TimeoutException {
        this(engine, folder, remembered, content, Workbench::show);
    }

    /** Opens the window with a scenario; waits for nothing. */
    DrivenWindow(Engine engine, Path folder, Map<String, Object> remembered, Scenario scenario)
            throws TimeoutException {
        this(engine, folder, remembered, Home.ofSystem(), (window, stage) -> window.show(stage, scenario));
    }

    private DrivenWindow(
            Engine engine, Path folder, Map<String, Object> remembered, Home content, BiConsumer<Workbench, Stage> open)
            throws TimeoutException {
        LearnerHome home = new LearnerHome(folder);
        Settings settings = home.settings();
        remembered.forEach(settings::put);
        settings.write();
        FxToolkit.toolkitContext().setSetupTimeoutInMillis(PATIENCE_MS);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(shown -> {
            stage = new Stage();
            workbench = new Workbench(
                    home,
                    engine,
                    Curriculum.load(content),
                    Exercises.load(content).exercises(),
                    answers);
            open.accept(workbench, stage);
        });
    }

    @Override
    public void close() {
        robot.interact(() -> stage.hide());
    }

    Models models() {
        return workbench.models();
    }

    RunModel model() {
        return models().run();
    }

    Journal run() {
        return model().journal();
    }

    /** Whether something is open and the engine is through with it. */
    boolean complete() {
        CourseModel.Item open = models().course().currentProperty().get();
        return open != null
                && !models().runs().busyProperty().get()
                && !model().growingProperty().get();
    }

    /** Waits for what the learner would wait for. */
    void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_MS, TimeUnit.MILLISECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    void untilBranches(int number) throws TimeoutException {
        until(() -> model().branches().size() == number && complete());
    }

    /** Puts the run at an instant, as a drag on the timeline does. */
    void jump(int position) {
        robot.interact(() -> model().jumpTo(position));
    }

    CodeArea editor() {
        return robot.lookup("#editor").queryAs(CodeArea.class);
    }

    /** Presses a key while others are held down. */
    void press(KeyCode key, KeyCode... held) {
        robot.press(held).type(key).release(held);
    }

    /** Whether it is there, and nothing it stands in is hidden. */
    boolean shown(String selector) {
        return robot.lookup(selector)
                .tryQuery()
                .filter(node -> Stream.<Node>iterate(node, Objects::nonNull, Node::getParent)
                        .allMatch(Node::isVisible))
                .isPresent();
    }

    /** All text below a node, as a reader sees it. */
    String textOf(String selector) {
        StringBuilder text = new StringBuilder();
        for (Node node : robot.lookup(selector).query().lookupAll("*")) {
            if (node instanceof javafx.scene.control.Labeled labeled && labeled.getText() != null) {
                text.append(labeled.getText()).append('\n');
            } else if (node instanceof javafx.scene.text.Text plain
                    && !(plain.getParent() instanceof javafx.scene.control.Labeled)) {
                text.append(plain.getText()).append(' ');
            }
        }
        return text.toString();
    }

    static long count(Journal journal, Class<? extends TraceEvent> kind) {
        return journal.events().stream()
                .filter(traced -> kind.isInstance(traced.event()))
                .count();
    }

    /** Rows that a reader sees at the end. */
    static long visible(Journal journal) {
        return journal.events().stream()
                .filter(traced -> traced.event() instanceof TraceEvent.ResultCommitted)
                .mapToLong(traced -> ((TraceEvent.ResultCommitted) traced.event()).rows())
                .sum();
    }
}
