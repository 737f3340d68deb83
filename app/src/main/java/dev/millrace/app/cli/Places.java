package dev.millrace.app.cli;

import dev.millrace.exercises.Exercise;
import dev.millrace.exercises.Exercises;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Problem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where content is read from and where the learner's files are; the options that several commands share. */
public final class Places {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where the learner's files are; where this system keeps a person's files if not given.")
    private @Nullable Path learner;

    @Option(
            names = "--lessons",
            paramLabel = "DIR",
            description = "A folder with more lessons or exercises; may be given several times.")
    private List<Path> more = new ArrayList<>();

    /** Where the learner's files are, or null for where this system keeps them. */
    public @Nullable Path learner() {
        return learner;
    }

    /** Where the shipped content is. */
    public Home home() {
        return Home.ofSystem();
    }

    /** All lessons. */
    public Curriculum curriculum() {
        return Curriculum.load(home(), more());
    }

    /** All exercises. */
    public Exercises exercises() {
        return Exercises.load(home(), more());
    }

    Lesson lesson(String id) {
        Curriculum curriculum = curriculum();
        return curriculum.lesson(id).orElseThrow(() -> {
            List<String> ids = curriculum.lessons().stream().map(Lesson::id).toList();
            return new CannotRun("there is no lesson '" + id + "'; there are " + ids + because(curriculum.problems()));
        });
    }

    Exercise exercise(String id) {
        Exercises exercises = exercises();
        return exercises.exercise(id).orElseThrow(() -> {
            List<String> ids = exercises.exercises().stream().map(Exercise::id).toList();
            return new CannotRun("there is no exercise '" + id + "'; there are " + ids + because(exercises.problems()));
        });
    }

    /** Says what could not be loaded. */
    static void warn(PrintWriter err, List<Problem> problems) {
        problems.forEach(problem -> err.println("millrace: " + problem));
    }

    private static String because(List<Problem> problems) {
        return problems.isEmpty() ? "" : ", and this could not be read: " + problems.get(0);
    }

    private Path[] more() {
        for (Path folder : more) {
            if (!Files.isDirectory(folder)) {
                throw new CannotRun("there is no folder " + folder);
            }
        }
        return more.toArray(Path[]::new);
    }
}
