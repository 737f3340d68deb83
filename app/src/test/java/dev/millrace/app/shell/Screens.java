package dev.millrace.app.shell;

import static dev.millrace.app.shell.DrivenWindow.FLIGHTS;

import dev.millrace.app.picture.Picture;
import dev.millrace.exercises.Exercise;
import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.journal.Selector;
import dev.millrace.lessons.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Draws every screen of the window into a folder, to be looked at: at 1280x800 and 1920x1080, light and dark, and larger
 * for a projector. Run it with the arguments that surefire has in {@code app/pom.xml}.
 */
public final class Screens {
    private final Engine engine;
    private final Path folder;
    private final String look;
    private final Map<String, Object> remembered;

    private Screens(Engine engine, Path folder, int width, int height, String theme, double scale) {
        this.engine = engine;
        this.folder = folder;
        this.look = width + "x" + height + "-" + theme + (scale == 1 ? "" : "-" + Math.round(scale * 100));
        this.remembered = Map.of("window.width", width, "window.height", height, "theme", theme, "scale", scale);
    }

    /** Arguments: the folder, and optionally a look such as {@code 1280 800 light 1}. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults())) {
            if (arguments.length > 1) {
                new Screens(
                                engine,
                                folder,
                                Integer.parseInt(arguments[1]),
                                Integer.parseInt(arguments[2]),
                                arguments[3],
                                Double.parseDouble(arguments[4]))
                        .draw();
            } else {
                for (String theme : List.of("light", "dark")) {
                    new Screens(engine, folder, 1280, 800, theme, 1).draw();
                    new Screens(engine, folder, 1920, 1080, theme, 1).draw();
                }
                new Screens(engine, folder, 1920, 1080, "light", 1.5).draw();
                new Screens(engine, folder, 1280, 800, "light", 1.5).draw();
            }
        }
        Platform.exit();
        System.exit(0);
    }

    private void draw() throws Exception {
        Path home = Files.createTempDirectory("millrace-screens");
        try (DrivenWindow window = new DrivenWindow(engine, home, remembered)) {
            lessons(window);
            flights(window);
            exercise(window);
            newJob(window);
        }
        ScenarioFolder scenario = ScenarioFolder.in(home.resolve("fuzz-7"));
        try (DrivenWindow window = new DrivenWindow(engine, home.resolve("other"), remembered, scenario.scenario())) {
            window.until(() -> window.complete() && window.run().size() > 0);
            at(window, "fail(count.0)");
            picture(window, "12-scenario");
        }
        Home nowhere = new Home(home.resolve("nowhere"));
        try (DrivenWindow window = new DrivenWindow(engine, home.resolve("new"), remembered, nowhere)) {
            picture(window, "11-no-lessons");
        }
    }

    private void lessons(DrivenWindow window) throws Exception {
        picture(window, "01-first-start");
        for (String lesson : List.of("whose-clock", "upgrade-the-code")) {
            open(window, lesson);
            window.jump(window.run().size() * 2 / 3);
            picture(window, "02-" + lesson);
        }
    }

    private void flights(DrivenWindow window) throws Exception {
        open(window, FLIGHTS);
        at(window, "blocked(to=count-per-airport.1, from=flights.0, checkpoint=8)");
        for (String tab : List.of("plot", "windows", "state", "checkpoints", "metrics", "results")) {
            window.robot.clickOn("#tab-" + tab);
            picture(window, "03-" + tab);
        }
        window.robot.clickOn("#tab-plot");
        window.press(KeyCode.F5);
        picture(window, "04-inspect");
        window.press(KeyCode.F4);
        picture(window, "04-console");
        window.press(KeyCode.F3);
        window.robot.interact(() ->
                window.editor().replaceText(window.editor().getText().replace("flight.origin()", "flight.from()")));
        window.until(() -> !window.models().code().diagnostics().isEmpty());
        picture(window, "05-code-with-an-error");
        window.robot.clickOn("#run-code");
        window.until(() -> window.shown("#trouble"));
        picture(window, "05-refused");
        window.robot.clickOn("#close-trouble").clickOn("#reset");
        window.press(KeyCode.F2);
        question(window);
        at(window, "blocked(to=count-per-airport.1, from=flights.0, checkpoint=8)");
        window.robot.clickOn(DrivenWindow.COUNTER).clickOn("#kill");
        window.until(() -> window.model().branches().size() > 1 && window.complete());
        window.robot.interact(() -> window.model().pause());
        at(window, "fail(count-per-airport.0)");
        picture(window, "06-killed");
        at(window, "restore(count-per-airport.0)");
        window.robot.interact(() -> window.model().microForward());
        picture(window, "06-restored");
        window.press(KeyCode.F1);
        picture(window, "07-keys");
        window.press(KeyCode.ESCAPE);
    }

    private void question(DrivenWindow window) throws Exception {
        while (!window.shown("#predict-align")) {
            window.robot.clickOn("#continue");
        }
        picture(window, "08-question");
        fire(window, "#option-counts");
        fire(window, "#run-and-see");
        window.until(() -> window.shown("#verdict-align"));
        picture(window, "08-answer");
    }

    private void exercise(DrivenWindow window) throws Exception {
        open(window, "count-departures");
        picture(window, "09-exercise");
        Exercise exercise = Objects.requireNonNull(
                window.models().exercise().exerciseProperty().get());
        window.robot.interact(
                () -> window.editor().replaceText(exercise.wrong().get(0).text()));
        window.robot.clickOn("#check");
        window.until(() -> window.textOf("#checking").contains(" runs"));
        picture(window, "09-checking");
        window.until(() -> window.models().exercise().verdictProperty().get() != null);
        picture(window, "09-failure");
        fire(window, "#show-me");
        window.until(window::complete);
        picture(window, "09-show-me");
        fire(window, "#hint");
        fire(window, "#show-solution");
        picture(window, "09-solution");
    }

    private void newJob(DrivenWindow window) throws Exception {
        window.robot.clickOn("#new-job-button");
        window.until(() -> window.shown("#new-job"));
        dialog(window, "10-new-job");
        Path records = Files.createTempDirectory("millrace-records").resolve("Shop Orders.csv");
        Files.writeString(records, "customer,paidAt,price\nAnn,2024-03-01 10:00:00,9.5\nBob,2024-03-01 10:00:20,3\n");
        window.answers.next(records);
        window.robot.clickOn("#choose-records");
        dialog(window, "10-new-job-chosen");
        window.robot.clickOn("#create-job");
        window.until(() -> window.models().course().jobs().size() == 1 && window.complete());
        picture(window, "10-new-job-made");
    }

    /** A dialog is a window of its own. */
    private void dialog(DrivenWindow window, String name) throws Exception {
        Node content = window.robot.lookup("#new-job").query();
        write(name, () -> Picture.of(content.getScene()));
    }

    /** Presses what may be scrolled out of sight. */
    private static void fire(DrivenWindow window, String button) {
        ButtonBase found = window.robot.lookup(button).queryAs(ButtonBase.class);
        window.robot.interact(found::fire);
    }

    private static void open(DrivenWindow window, String item) throws Exception {
        window.robot.clickOn("#open-" + item);
        window.until(() -> window.complete() && window.run().size() > 0);
    }

    private static void at(DrivenWindow window, String selector) {
        window.jump(Selector.parse(selector).find(window.run()));
    }

    private void picture(DrivenWindow window, String name) throws Exception {
        window.robot.moveTo("#brand");
        for (int pulse = 0; pulse < 3; pulse++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        write(name, window.workbench::picture);
    }

    private void write(String name, Callable<Picture> drawn) throws Exception {
        Path file = folder.resolve(look).resolve(name + ".png");
        WaitForAsyncUtils.waitForAsyncFx(60_000, drawn).write(file);
        System.out.println(file);
    }
}
