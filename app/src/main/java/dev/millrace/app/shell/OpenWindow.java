package dev.millrace.app.shell;

import dev.millrace.app.cli.Places;
import dev.millrace.app.home.LearnerHome;
import dev.millrace.exercises.Exercises;
import dev.millrace.host.Engine;
import dev.millrace.host.EngineOptions;
import dev.millrace.host.EngineProcesses;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Scenario;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What {@code millrace} does without a command, and {@code millrace open}. */
public final class OpenWindow {
    private static final int CANNOT = 2;

    private OpenWindow() {}

    /**
     * Opens the window and returns its exit code once it is closed; without a screen the first lesson is played into
     * files. It opens with the scenario, or with what was open last.
     */
    public static int open(Places places, @Nullable Scenario scenario) {
        String system = System.getProperty("os.name", "");
        LearnerHome home = places.learner() == null ? LearnerHome.ofSystem() : new LearnerHome(places.learner());
        if (!Display.present(system, System.getenv())) {
            return withoutScreen(places, home, scenario);
        }
        Optional<String> missing = Display.missing(system);
        if (missing.isPresent()) {
            System.err.println("millrace: " + missing.get());
            return CANNOT;
        }
        return withScreen(places, home, scenario);
    }

    /** The engine process and the content start while the toolkit does. */
    private static int withScreen(Places places, LearnerHome home, @Nullable Scenario scenario) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults())) {
            Platform.startup(() -> {});
            Curriculum curriculum = places.curriculum();
            Exercises exercises = places.exercises();
            Platform.runLater(
                    () -> show(new Workbench(home, engine, curriculum, exercises.exercises()), scenario, closed));
            closed.join();
        }
        return 0;
    }

    private static void show(Workbench workbench, @Nullable Scenario scenario, CompletableFuture<Void> closed) {
        Stage stage = new Stage();
        stage.setOnHidden(event -> closed.complete(null));
        if (scenario == null) {
            workbench.show(stage);
        } else {
            workbench.show(stage, scenario);
        }
    }

    private static int withoutScreen(Places places, LearnerHome home, @Nullable Scenario scenario) {
        if (scenario != null) {
            System.err.println(
                    "millrace: there is no screen; 'millrace replay " + scenario.file() + "' runs it without one");
            return CANNOT;
        }
        try (Engine engine = EngineProcesses.start(EngineOptions.defaults())) {
            return new FirstLesson(engine, home, System.out, System.err).play(places.curriculum());
        } catch (IOException e) {
            System.err.println(
                    "millrace: there is no screen, and " + home.exports() + " cannot be written: " + e.getMessage());
            return CANNOT;
        }
    }
}
