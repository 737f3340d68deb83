package dev.millrace.app.shell;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.home.Settings;
import dev.millrace.app.picture.Picture;
import dev.millrace.exercises.Exercises;
import dev.millrace.host.Engine;
import dev.millrace.host.RunOutcome;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The window drawn in memory: no screen, no learner's files. Any thread but the FX thread. */
public final class Headless implements AutoCloseable {
    private final CompletableFuture<Workbench> workbench = new CompletableFuture<>();
    private final Path folder;

    /** Opens the lesson in a window of that size; the toolkit runs without a screen from now on, for the life of this process. */
    public Headless(Engine engine, Lesson lesson, Look look) throws IOException {
        folder = Files.createTempDirectory("millrace");
        Settings settings = new LearnerHome(folder).settings();
        look.putInto(settings);
        settings.put("last", lesson.id());
        settings.write();
        start();
        Platform.runLater(() -> show(engine, around(lesson)));
    }

    /**
     * How the window looks.
     *
     * @param width px
     * @param height px
     * @param theme light or dark
     * @param scale 1 is normal
     */
    public record Look(int width, int height, String theme, double scale) {
        /** The window as it opens the first time. */
        public static final Look DEFAULT = new Look(1440, 900, "light", 1);

        void putInto(Settings settings) {
            settings.put("window.width", width);
            settings.put("window.height", height);
            settings.put("theme", theme);
            settings.put("scale", scale);
        }
    }

    /** The window with the instant after {@code position} of a run of the lesson; waits for the run. */
    public Picture at(String scenario, int position) {
        CompletableFuture<Picture> picture = new CompletableFuture<>();
        Workbench shown = workbench.join();
        Models models = shown.models();
        models.runs().outcomeProperty().addListener((property, before, now) -> {
            if (now != null && !(now instanceof RunOutcome.Finished)) {
                picture.completeExceptionally(new IllegalStateException("the run did not finish: " + now));
            }
        });
        models.fx()
                .execute(() -> models.lessonRun()
                        .look(
                                scenario,
                                position,
                                () -> afterDrawing(models, () -> {
                                    picture.complete(shown.picture());
                                })));
        return picture.join();
    }

    /** Closes the window; the toolkit goes on. */
    @Override
    public void close() throws IOException {
        Workbench shown = workbench.join();
        CompletableFuture.runAsync(shown::close, shown.models().fx()).join();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** One pulse lays out what has changed, the next one draws it. */
    private static void afterDrawing(Models models, Runnable then) {
        models.fx().execute(() -> models.fx().execute(() -> models.fx().execute(then)));
    }

    /** The shipped curriculum where the lesson is part of it, so that the picture is that of the window. */
    private static Curriculum around(Lesson lesson) {
        Curriculum shipped = Curriculum.load(Home.ofSystem());
        return shipped.lesson(lesson.id())
                        .filter(found -> found.folder().equals(lesson.folder()))
                        .isPresent()
                ? shipped
                : new Curriculum(List.of(new Unit("unit", "Lesson", "", List.of(lesson))), List.of());
    }

    private void show(Engine engine, Curriculum curriculum) {
        try {
            Workbench shown = new Workbench(
                    new LearnerHome(folder),
                    engine,
                    curriculum,
                    Exercises.load(Home.ofSystem()).exercises());
            shown.show(new Stage());
            workbench.complete(shown);
        } catch (RuntimeException e) {
            workbench.completeExceptionally(e);
            throw e;
        }
    }

    private static void start() {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("headless.geometry", "1920x1080-32");
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException alreadyRunning) {
            Platform.setImplicitExit(false);
        }
    }
}
