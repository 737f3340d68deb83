package dev.millrace.app.curriculum;

import dev.millrace.app.model.CourseModel;
import dev.millrace.app.model.CourseModel.ExerciseItem;
import dev.millrace.app.model.CourseModel.Item;
import dev.millrace.app.model.CourseModel.LessonItem;
import dev.millrace.app.theme.Icons;
import dev.millrace.lessons.Unit;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows the units, marks what is done and what is open; a click opens. */
public final class CurriculumController {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final CourseModel course;
    private final Runnable newJob;
    private final Runnable openScenario;
    private final VBox jobs = new VBox();

    @FXML
    private VBox units;

    @FXML
    private ProgressBar bar;

    @FXML
    private Label count;

    /** For the given course; {@code newJob} asks for a job of one's own, {@code openScenario} for a scenario file. */
    public CurriculumController(CourseModel course, Runnable newJob, Runnable openScenario) {
        this.course = course;
        this.newJob = newJob;
        this.openScenario = openScenario;
    }

    @FXML
    private void initialize() {
        int number = 1;
        for (Unit unit : course.curriculum().units()) {
            heading(unit.title());
            for (var lesson : unit.lessons()) {
                entry(new LessonItem(lesson), number++ + " " + lesson.title());
            }
        }
        if (!course.exercises().isEmpty()) {
            heading("Exercises");
            course.exercises().forEach(exercise -> entry(new ExerciseItem(exercise), exercise.title()));
        }
        heading("My jobs");
        units.getChildren().add(jobs);
        course.jobs().addListener((ListChangeListener<Item>) change -> showJobs());
        showJobs();
        units.getChildren()
                .addAll(
                        command("new-job-button", "New job\u2026", "fth-plus", newJob),
                        command("open-scenario-button", "Open scenario\u2026", "fth-folder", openScenario));
        course.curriculum().problems().forEach(problem -> problem(problem.toString()));
        course.done().addListener((SetChangeListener<String>) change -> showProgress());
        showProgress();
    }

    private void showJobs() {
        jobs.getChildren().clear();
        course.jobs().forEach(job -> entry(jobs, job, job.title()));
    }

    private static Button command(String id, String words, String icon, Runnable does) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().setAll("lesson-entry");
        button.setAlignment(Pos.CENTER_LEFT);
        button.setWrapText(true);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> does.run());
        Icons.put(button, icon);
        return button;
    }

    private void heading(String text) {
        Label heading = new Label(text.toUpperCase(Locale.ROOT));
        heading.setWrapText(true);
        heading.getStyleClass().add("unit");
        units.getChildren().add(heading);
    }

    private void problem(String text) {
        Label problem = new Label(text);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        units.getChildren().add(problem);
    }

    private void entry(Item item, String text) {
        entry(units, item, text);
    }

    private void entry(VBox place, Item item, String text) {
        Button entry = new Button(text);
        entry.setId("open-" + item.id());
        entry.getStyleClass().setAll("lesson-entry");
        entry.setAlignment(Pos.CENTER_LEFT);
        entry.setWrapText(true);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setOnAction(event -> course.open(item));
        course.currentProperty().addListener((property, before, now) -> mark(entry, item, now));
        course.done().addListener((SetChangeListener<String>)
                change -> mark(entry, item, course.currentProperty().get()));
        mark(entry, item, course.currentProperty().get());
        place.getChildren().add(entry);
    }

    private void mark(Button entry, Item item, @Nullable Item now) {
        boolean here = now != null && now.id().equals(item.id());
        boolean done = course.done().contains(item.id());
        entry.pseudoClassStateChanged(HERE, here);
        entry.pseudoClassStateChanged(DONE, done);
        Icons.put(entry, here ? "fth-play" : done ? "fth-check" : "fth-circle");
        entry.setAccessibleText(entry.getText() + (done ? ", done" : "") + (here ? ", open" : ""));
    }

    private void showProgress() {
        int lessons = course.curriculum().lessons().size();
        long lessonsDone = course.lessonsDone();
        int exercises = course.exercises().size();
        int all = lessons + exercises;
        long exercisesDone = course.exercisesDone();
        bar.setProgress(all == 0 ? 0 : (lessonsDone + exercisesDone) / (double) all);
        count.setText(lessonsDone + " of " + lessons + " lessons \u00b7 " + exercisesDone + " of " + exercises
                + (exercises == 1 ? " exercise" : " exercises"));
    }
}
