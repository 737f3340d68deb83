package dev.millrace.exercises;

import dev.millrace.host.Engine;
import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Curriculum;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.LessonReader;
import dev.millrace.lessons.Part;
import dev.millrace.lessons.Problem;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.ScenarioReader;
import dev.millrace.lessons.lint.LessonLinter;
import dev.millrace.lessons.lint.ScenarioRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lints everything under a folder: lessons, exercises, and scenarios that stand alone. For one use and one thread. */
public final class ContentLinter {
    private final Engine engine;
    private final Home home;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Path> ids = new HashMap<>();
    private int linted;

    /** A linter that runs on {@code engine} and does not close it; sample streams are those of {@code home}. */
    public ContentLinter(Engine engine, Home home) {
        this.engine = engine;
        this.home = home;
    }

    /** How many folders held something to lint. */
    public int linted() {
        return linted;
    }

    /** What is wrong, in the order of the folders. Takes as long as all runs. */
    public List<Problem> lint(Path root, Progress progress) {
        List<Path> folders = folders(root);
        for (int i = 0; i < folders.size(); i++) {
            progress.tried("lint", i, folders.size());
            try {
                folder(folders.get(i));
            } catch (ContentException wrong) {
                problems.add(wrong.problem());
            }
        }
        return List.copyOf(problems);
    }

    private static List<Path> folders(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isDirectory)
                    .filter(ContentLinter::holdsContent)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean holdsContent(Path folder) {
        return has(folder, LessonReader.FILE) || has(folder, ExerciseReader.FILE) || has(folder, Lesson.SCENARIO);
    }

    private static boolean has(Path folder, String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    private void folder(Path folder) throws ContentException {
        linted++;
        if (has(folder, LessonReader.FILE)) {
            lesson(new LessonReader(home).read(folder));
        } else if (has(folder, ExerciseReader.FILE)) {
            problems.addAll(new ExerciseLinter(engine).lint(new ExerciseReader(home).read(folder)));
        } else {
            Scenario scenario = new ScenarioReader(home).read(folder.resolve(Lesson.SCENARIO));
            problems.addAll(ScenarioRules.check(scenario, Recording.of(engine, scenario.request())));
        }
    }

    private void lesson(Lesson lesson) {
        Path file = lesson.folder().resolve(LessonReader.FILE);
        Path other = ids.putIfAbsent(lesson.id(), file);
        if (other != null) {
            problems.add(new Problem(file, 2, "the id '" + lesson.id() + "' is taken by " + other));
        }
        problems.addAll(new LessonLinter(engine).lint(lesson));
        Curriculum curriculum = Curriculum.load(home, lesson.folder().resolve("../.."));
        for (String needed : lesson.needs()) {
            if (curriculum.lesson(needed).isEmpty()) {
                problems.add(new Problem(
                        file,
                        2,
                        "there is no lesson '" + needed + "', which this one needs; there are "
                                + curriculum.lessons().stream().map(Lesson::id).toList()));
            }
        }
        exercises(lesson, file);
    }

    private void exercises(Lesson lesson, Path file) {
        Exercises exercises = Exercises.load(home);
        for (Part part : lesson.parts()) {
            if (part instanceof Part.ExerciseLink link
                    && exercises.exercise(link.exercise()).isEmpty()) {
                problems.add(new Problem(
                        file,
                        link.line(),
                        "there is no exercise '" + link.exercise() + "'; there are "
                                + exercises.exercises().stream()
                                        .map(Exercise::id)
                                        .toList()));
            }
        }
    }
}
