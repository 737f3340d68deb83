package dev.millrace.app.model;

import dev.millrace.app.home.Progress;
import dev.millrace.app.job.OwnJobs.OwnJob;
import dev.millrace.exercises.Exercise;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** What there is to learn, where the learner is, and what is done. */
public final class CourseModel {
    private static final String WHOLE = "-";
    private static final String DONE = "done";

    private final Curriculum curriculum;
    private final List<Exercise> exercises;
    private final Progress progress;
    private final ObservableList<Item> jobs = FXCollections.observableArrayList();
    private final ObservableSet<String> done = FXCollections.observableSet(new TreeSet<>());
    /** Kept: the set behind it would not keep it, nor whoever listens to it. */
    private final ObservableSet<String> doneView = FXCollections.unmodifiableObservableSet(done);

    private final ReadOnlyObjectWrapper<@Nullable Item> current = new ReadOnlyObjectWrapper<>();

    /** Nothing is open yet. */
    public CourseModel(Curriculum curriculum, List<Exercise> exercises, Progress progress) {
        this.curriculum = curriculum;
        this.exercises = List.copyOf(exercises);
        this.progress = progress;
        progress.lines().stream()
                .filter(line -> line.part().equals(WHOLE) && line.name().equals(DONE))
                .forEach(line -> done.add(line.item()));
    }

    /** What can be opened. */
    public sealed interface Item {
        /** Stable id. */
        String id();

        /** Shown in the curriculum. */
        String title();

        /** The run that it begins with. */
        Scenario scenario();
    }

    /** A lesson. */
    public record LessonItem(Lesson lesson) implements Item {
        @Override
        public String id() {
            return lesson.id();
        }

        @Override
        public String title() {
            return lesson.title();
        }

        @Override
        public Scenario scenario() {
            return lesson.scenario();
        }
    }

    /** An exercise. */
    public record ExerciseItem(Exercise exercise) implements Item {
        @Override
        public String id() {
            return exercise.id();
        }

        @Override
        public String title() {
            return exercise.title();
        }

        @Override
        public Scenario scenario() {
            return exercise.scenario();
        }
    }

    /** A job of the learner's own. */
    public record JobItem(OwnJob job) implements Item {
        @Override
        public String id() {
            return "job-" + job.id();
        }

        @Override
        public String title() {
            return job.id();
        }

        @Override
        public Scenario scenario() {
            return job.scenario();
        }
    }

    /** A scenario file from anywhere. It stays as it is: what the learner makes of its scripts is kept with the drafts. */
    public record ScenarioItem(Scenario scenario) implements Item {
        /** Two files of one name are two items. */
        @Override
        public String id() {
            return title() + "-" + Integer.toHexString(file().toString().hashCode());
        }

        /** The file's name without its ending, or the folder's where all files of that kind are called the same. */
        @Override
        public String title() {
            Path named = file().endsWith(Lesson.SCENARIO)
                    ? file().resolveSibling(".").normalize()
                    : file();
            return String.valueOf(named.getFileName()).replaceFirst("\\.ya?ml$", "");
        }

        private Path file() {
            return scenario.file().toAbsolutePath().normalize();
        }
    }

    /** The learner's own jobs, and the scenario files opened so far. */
    public ObservableList<Item> jobs() {
        return jobs;
    }

    /** All units and lessons, and what could not be loaded. */
    public Curriculum curriculum() {
        return curriculum;
    }

    /** All exercises. */
    public List<Exercise> exercises() {
        return exercises;
    }

    /** What is open. */
    public ReadOnlyObjectProperty<@Nullable Item> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Ids of the finished lessons and exercises. */
    public ObservableSet<String> done() {
        return doneView;
    }

    /** The lesson or exercise of that id. */
    public Optional<Item> find(String id) {
        Optional<Item> lesson = curriculum.lesson(id).map(LessonItem::new);
        return lesson.or(() -> exercises.stream()
                        .filter(exercise -> exercise.id().equals(id))
                        .findFirst()
                        .map(ExerciseItem::new))
                .or(() -> jobs.stream().filter(job -> job.id().equals(id)).findFirst());
    }

    /** The lesson after the one of that id, or the exercise first in the list after the last one. */
    public Optional<Item> after(String id) {
        List<Item> items = Stream.<Item>concat(
                        curriculum.lessons().stream().map(LessonItem::new),
                        exercises.stream().map(ExerciseItem::new))
                .toList();
        return items.stream().dropWhile(item -> !item.id().equals(id)).skip(1).findFirst();
    }

    /** The title of the unit that the item belongs to; {@code Exercises} for an exercise. */
    public String unitOf(Item item) {
        return curriculum.units().stream()
                .filter(unit ->
                        unit.lessons().stream().anyMatch(lesson -> lesson.id().equals(item.id())))
                .findFirst()
                .map(unit -> unit.title())
                .orElse(item instanceof ExerciseItem ? "Exercises" : "My jobs");
    }

    /** Opens it. */
    public void open(Item item) {
        current.set(item);
    }

    /** Lists the scenario as it was read now, and opens it. */
    public void open(ScenarioItem item) {
        jobs.removeIf(before -> before.id().equals(item.id()));
        jobs.add(item);
        current.set(item);
    }

    /** How many lessons are done. */
    public long lessonsDone() {
        return curriculum.lessons().stream()
                .filter(lesson -> done.contains(lesson.id()))
                .count();
    }

    /** How many exercises are done. */
    public long exercisesDone() {
        return exercises.stream()
                .filter(exercise -> done.contains(exercise.id()))
                .count();
    }

    /** Marks it finished; the second time does nothing. */
    public void finish(Item item) {
        if (!done.contains(item.id())) {
            progress.note(item.id(), WHOLE, DONE, "true");
            done.add(item.id());
        }
    }
}
