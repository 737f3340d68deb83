package dev.millrace.app.shell;

import dev.millrace.app.code.CodeController;
import dev.millrace.app.console.ConsoleController;
import dev.millrace.app.console.InspectController;
import dev.millrace.app.curriculum.CurriculumController;
import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.job.OwnJobs;
import dev.millrace.app.lesson.ExerciseController;
import dev.millrace.app.lesson.LessonController;
import dev.millrace.app.lesson.ScenarioPage;
import dev.millrace.app.model.CourseModel.JobItem;
import dev.millrace.app.model.CourseModel.LessonItem;
import dev.millrace.app.model.CourseModel.ScenarioItem;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.panes.LowerController;
import dev.millrace.app.picture.Picture;
import dev.millrace.app.stage.Pulse;
import dev.millrace.app.stage.StageController;
import dev.millrace.app.theme.Fonts;
import dev.millrace.app.theme.Palette;
import dev.millrace.app.theme.Theme;
import dev.millrace.app.transport.TransportController;
import dev.millrace.exercises.Exercise;
import dev.millrace.host.Engine;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Panel;
import dev.millrace.lessons.Scenario;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The main window, from its models to its keys. FX thread. */
public final class Workbench {
    private static final double FONT_SIZE = 13;
    private static final double[] COLUMNS = {0.155, 0.71};
    private static final double[] ROWS = {0.56};

    private final Models models;
    private final Course course;
    private final StackPane root = new StackPane();
    private final Scene scene;
    private final WindowController window;
    private final WindowState state;
    private final LessonController lesson;
    private final CodeController code;
    private final Pulse pulse;

    /** Puts the window together; {@link #show} opens it. */
    public Workbench(LearnerHome home, Engine engine, Curriculum curriculum, List<Exercise> exercises) {
        this(home, engine, curriculum, exercises, new SystemFilePrompts());
    }

    /** The same, with files asked for in another way than by the system's dialogs. */
    public Workbench(
            LearnerHome home, Engine engine, Curriculum curriculum, List<Exercise> exercises, FilePrompts prompts) {
        Fonts.load();
        models = Models.of(home, engine, curriculum, exercises);
        pulse = new Pulse(models.run());
        course = new Course(models);
        state = new WindowState(models.settings());
        scene = state.scene(root);
        OwnJobs own = new OwnJobs(home.jobs());
        own.all().forEach(job -> models.course().jobs().add(new JobItem(job)));
        own.problems().forEach(models.reports()::trouble);
        Commands commands = new Commands(models, home, prompts, root);
        window = new WindowController(models.course(), models.look(), commands);
        lesson = new LessonController(models.lesson(), course);
        code = new CodeController(models.code(), models.fx(), course::runCode, models.run()::swapCode);
        root.getChildren().add(Panes.load("window.fxml", window, BorderPane.class));
        dress();
        place(commands);
        Keys keys = WindowKeys.of(models, window, commands, lesson, course, code);
        commands.setKeys(keys);
        ScenarioDrop.onto(scene, commands::openScenario);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.pressed(event, scene.getFocusOwner()));
    }

    /** Opens the window as it was left, with the lesson that was open. */
    public void show(Stage stage) {
        show(stage, course::openLast);
        lesson.focus();
    }

    /** Opens the window as it was left, with the scenario. */
    public void show(Stage stage, Scenario scenario) {
        show(stage, () -> models.course().open(new ScenarioItem(scenario)));
    }

    private void show(Stage stage, Runnable open) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setTitle("Millrace");
        stage.setScene(scene);
        state.restore(stage, screen.getWidth(), screen.getHeight());
        stage.setOnHiding(event -> leave(stage));
        restoreDividers();
        stage.show();
        pulse.start();
        // The first pulse lays the window out by the wishes of its parts; from the second on a divider stays where it
        // is put.
        models.fx().execute(() -> models.fx().execute(this::restoreDividers));
        open.run();
    }

    private void restoreDividers() {
        state.restore(window.columns(), COLUMNS);
        state.restore(window.rows(), ROWS);
    }

    /** What the window shows. */
    public Models models() {
        return models;
    }

    /** Brings a tab to the front: 0 lesson, 1 code, 2 console, 3 inspect. */
    public void showTab(int index) {
        window.showTab(index);
    }

    private void dress() {
        models.look().darkProperty().addListener((property, before, now) -> theme());
        models.look().scaleProperty().addListener((property, before, now) -> scale());
        theme();
        scale();
    }

    private void theme() {
        (models.look().darkProperty().get() ? Theme.DARK : Theme.LIGHT).dress(scene);
    }

    /** The one inline style: every size of the stylesheets is a multiple of this one. */
    private void scale() {
        root.setStyle(
                "-fx-font-size: " + FONT_SIZE * models.look().scaleProperty().get() + "px");
    }

    private void place(Commands commands) {
        RunModel run = models.run();
        ObservableValue<Palette> palette =
                models.look().darkProperty().map(dark -> Palette.of(dark ? Theme.DARK : Theme.LIGHT));
        LowerController lower = new LowerController(run, pulse, palette);
        Node lessonPane = Panes.load("lesson.fxml", lesson, Parent.class);
        Node exercisePane = Panes.load(
                "exercise.fxml",
                new ExerciseController(models.exercise(), course::passed, course::follow),
                Parent.class);
        window.place(new WindowController.Places(
                Panes.load(
                        "curriculum.fxml",
                        new CurriculumController(models.course(), commands::newJob, commands::openScenario),
                        Parent.class),
                new Banner(models.runs(), models.run(), models.reports()).node(),
                Panes.load("stage.fxml", new StageController(run, pulse, palette), Parent.class),
                Panes.load("lower.fxml", lower, Parent.class),
                Panes.load("transport.fxml", new TransportController(run, pulse, palette), Parent.class),
                lessonPane,
                Panes.load("code.fxml", code, Parent.class),
                Panes.load("console.fxml", new ConsoleController(models.console()), Parent.class),
                Panes.load(
                        "inspect.fxml", new InspectController(models.inspect(), window.inspecting()), Parent.class)));
        window.lessonTab("Lesson", TextPages.nothing());
        models.exercise().exerciseProperty().addListener((property, before, now) -> {
            if (now == null) {
                window.lessonTab("Lesson", lessonPane);
            } else {
                window.lessonTab("Exercise", exercisePane);
            }
        });
        Node scenarioPane = new ScenarioPage(models.claims()).node();
        models.course().currentProperty().addListener((property, before, now) -> {
            if (now instanceof ScenarioItem) {
                window.lessonTab("Claims", scenarioPane);
                window.showTab(WindowController.LESSON);
            } else if (now instanceof JobItem job) {
                window.lessonTab("Job", TextPages.ownJob(job));
                window.showTab(WindowController.CODE);
            } else if (!(before instanceof LessonItem) && now instanceof LessonItem) {
                window.lessonTab("Lesson", lessonPane);
                window.showTab(WindowController.LESSON);
            }
        });
        models.lessonRun().panelProperty().addListener((property, before, now) -> {
            if (now == Panel.TRANSCRIPT) {
                window.showTab(WindowController.INSPECT);
            } else if (now != null) {
                lower.show(now.word());
            }
        });
        models.runs().onWhy(position -> {
            models.inspect().goTo(position);
            window.showTab(WindowController.INSPECT);
        });
    }

    /** The window as it is drawn now. */
    public Picture picture() {
        pulse.drawNow();
        return Picture.of(scene);
    }

    /** Closes the window. */
    public void close() {
        scene.getWindow().hide();
    }

    private void leave(Stage stage) {
        pulse.stop();
        models.exercise().cancel();
        models.runs().cancel();
        models.code().keep();
        state.keep(stage, window.columns(), window.rows());
        models.settings().write();
    }
}
