package dev.millrace.app.shell;

import dev.millrace.app.lesson.LessonController;
import dev.millrace.app.model.CourseModel;
import dev.millrace.app.model.CourseModel.ExerciseItem;
import dev.millrace.app.model.CourseModel.Item;
import dev.millrace.app.model.CourseModel.LessonItem;
import dev.millrace.app.model.CourseModel.ScenarioItem;
import dev.millrace.exercises.Exercise;
import dev.millrace.host.RunRequest;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Scenario;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens lessons and exercises in all panes at once, and runs the learner's code in their world. FX thread. */
final class Course implements LessonController.Links {
    private static final String LAST = "last";

    private final Models models;

    Course(Models models) {
        this.models = models;
        models.course().currentProperty().addListener((property, before, now) -> open(now));
    }

    /** What was open last time, else the first lesson, else the first exercise. */
    void openLast() {
        CourseModel course = models.course();
        Stream<Item> lessons = course.curriculum().lessons().stream().map(LessonItem::new);
        Stream<Item> exercises = course.exercises().stream().map(ExerciseItem::new);
        course.find(models.settings().text(LAST, ""))
                .or(() -> Stream.concat(lessons, exercises).findFirst())
                .ifPresent(course::open);
    }

    private void open(@Nullable Item item) {
        if (item == null) {
            return;
        }
        boolean opensScenario = item instanceof ScenarioItem;
        Scenario scenario = item.scenario();
        if (!opensScenario) {
            models.settings().put(LAST, item.id());
        }
        models.claims().open(opensScenario ? scenario : null);
        if (!(item instanceof LessonItem)) {
            models.lesson().close();
        }
        if (!(item instanceof ExerciseItem)) {
            models.exercise().close();
        }
        models.code().open(item.id(), scenario.scripts(), scenario.job());
        begin(item, scenario);
    }

    /** A lesson and a scenario begin with their own texts, anything else with the learner's. */
    private void begin(Item item, Scenario scenario) {
        if (item instanceof LessonItem opened) {
            models.code().ran(scenario.scripts());
            models.lesson().open(opened.lesson());
        } else if (item instanceof ExerciseItem opened) {
            models.exercise().open(opened.exercise());
            models.runs().open(item.title(), mine(scenario.request()), () -> {});
        } else if (item instanceof ScenarioItem) {
            models.code().ran(scenario.scripts());
            models.runs().open(item.title(), scenario.request(), () -> {});
        } else {
            models.runs().open(item.title(), mine(scenario.request()), () -> {});
        }
    }

    /** Runs what is in the editor from the beginning, in the world of what is open. */
    void runCode() {
        Item item = models.course().currentProperty().get();
        if (item != null) {
            models.runs().play("your code", mine(item.scenario().request()));
        }
    }

    private RunRequest mine(RunRequest request) {
        models.code().keep();
        models.code().ran(models.code().texts());
        return new RunRequest(
                request.job(),
                models.code().texts(),
                request.streams(),
                request.world(),
                request.script(),
                request.scheduler(),
                true);
    }

    /** The exercise is done. */
    void passed(Exercise exercise) {
        models.course().finish(new ExerciseItem(exercise));
    }

    @Override
    public void follow(String address) {
        models.course()
                .find(address)
                .ifPresentOrElse(
                        models.course()::open,
                        () -> models.console().say(dev.millrace.app.model.ConsoleModel.Kind.NOTE, "See " + address));
    }

    @Override
    public void exercise(String id) {
        follow(id);
    }

    @Override
    public void finished(Lesson lesson) {
        models.course().finish(new LessonItem(lesson));
        models.course().after(lesson.id()).ifPresent(models.course()::open);
    }
}
