package dev.millrace.app.shell;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.job.NewJob;
import dev.millrace.app.job.NewJobDialog;
import dev.millrace.app.job.OwnJobs;
import dev.millrace.app.job.TableFile;
import dev.millrace.app.model.CourseModel.Item;
import dev.millrace.app.model.CourseModel.JobItem;
import dev.millrace.app.model.CourseModel.ScenarioItem;
import dev.millrace.app.picture.Picture;
import dev.millrace.host.RunRequest;
import dev.millrace.journal.TraceFile;
import dev.millrace.journal.Transcript;
import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.ScenarioReader;
import dev.millrace.lessons.ScenarioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Carries out what the header offers. FX thread. */
final class Commands implements WindowCommands {
    private final Models models;
    private final Exports exports;
    private final LearnerHome home;
    private final FilePrompts prompts;
    private final StackPane root;
    private Keys keys = new Keys();
    private @Nullable Node sheet;

    Commands(Models models, LearnerHome home, FilePrompts prompts, StackPane root) {
        this.models = models;
        this.exports = new Exports(home, prompts, models.console(), models.reports());
        this.home = home;
        this.prompts = prompts;
        this.root = root;
    }

    void setKeys(Keys all) {
        keys = all;
    }

    @Override
    public void showKeys() {
        if (!hideKeys()) {
            sheet = KeySheet.of(keys, this::hideKeys);
            root.getChildren().add(sheet);
        }
    }

    /** Takes the sheet away; says whether it was there. */
    boolean hideKeys() {
        boolean there = sheet != null;
        root.getChildren().remove(sheet);
        sheet = null;
        return there;
    }

    @Override
    public void exportPicture() {
        Picture picture = Picture.of(root.getScene());
        exports.ask(root.getScene().getWindow(), name() + ".png", "PNG picture", picture::write);
    }

    @Override
    public void exportTrace() {
        exports.ask(
                root.getScene().getWindow(),
                name() + ".trace",
                "Trace",
                file -> TraceFile.write(models.run().journal().events(), file));
    }

    @Override
    public void exportTranscript() {
        exports.ask(root.getScene().getWindow(), name() + ".txt", "Text", this::writeTranscript);
    }

    @Override
    public void exportScenario() {
        RunRequest request = models.runs().request();
        if (request == null) {
            models.reports().trouble("There is no run yet whose scenario could be written.");
            return;
        }
        String text = ScenarioWriter.write(request);
        exports.ask(root.getScene().getWindow(), name() + ".yaml", "Scenario", file -> Files.writeString(file, text));
    }

    /** Asks for a job of one's own, makes it and opens it. */
    void newJob() {
        Window window = root.getScene().getWindow();
        new NewJobDialog(
                        root.getScene(),
                        () -> prompts.open(window, "Records", TableFile.ENDINGS.toArray(String[]::new)))
                .ask()
                .ifPresent(this::create);
    }

    /** Asks for a scenario file and opens it. */
    void openScenario() {
        prompts.open(root.getScene().getWindow(), "Scenario", "yaml", "yml").ifPresent(this::openScenario);
    }

    /** Opens a scenario file; one that cannot be read changes nothing, and is said above the stage. */
    void openScenario(Path file) {
        try {
            models.course().open(new ScenarioItem(new ScenarioReader(Home.ofSystem()).read(file)));
        } catch (ContentException wrong) {
            models.reports().trouble(wrong.problem().toString());
        }
    }

    private void create(NewJob wanted) {
        try {
            JobItem made = new JobItem(new OwnJobs(home.jobs()).create(wanted));
            models.course().jobs().add(made);
            models.course().open(made);
        } catch (IOException why) {
            models.reports().trouble("The job cannot be made in " + home.jobs() + ": " + why.getMessage());
        }
    }

    private void writeTranscript(Path file) throws IOException {
        Transcript transcript = new Transcript();
        Files.write(
                file,
                models.run().journal().events().stream().map(transcript::line).toList());
    }

    private String name() {
        Item item = models.course().currentProperty().get();
        return item == null ? "millrace" : item.id();
    }
}
