package dev.millrace.exercises;

import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Problem;
import dev.millrace.lessons.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All exercises found, and what could not be loaded.
 *
 * @param exercises in the order of their ids
 * @param problems what kept one from being loaded
 */
public record Exercises(List<Exercise> exercises, List<Problem> problems) {
    public Exercises {
        exercises = List.copyOf(exercises);
        problems = List.copyOf(problems);
    }

    /** The shipped exercises of {@code home} and those under further folders. Never fails: see {@link #problems()}. */
    public static Exercises load(Home home, Path... more) {
        List<Exercise> exercises = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        ExerciseReader reader = new ExerciseReader(home);
        for (Path root :
                Stream.concat(Stream.of(home.exercises()), Stream.of(more)).toList()) {
            for (Path folder : folders(root, problems)) {
                try {
                    exercises.add(reader.read(folder));
                } catch (ContentException wrong) {
                    problems.add(wrong.problem());
                }
            }
        }
        return new Exercises(exercises, problems);
    }

    /** The exercise with this id. */
    public Optional<Exercise> exercise(String id) {
        return exercises.stream().filter(exercise -> exercise.id().equals(id)).findFirst();
    }

    private static List<Path> folders(Path root, List<Problem> problems) {
        try {
            return TextFile.in(root).stream()
                    .filter(folder -> Files.isRegularFile(folder.resolve(ExerciseReader.FILE)))
                    .toList();
        } catch (ContentException unreadable) {
            problems.add(unreadable.problem());
            return List.of();
        }
    }
}
