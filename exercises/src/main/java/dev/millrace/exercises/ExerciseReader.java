package dev.millrace.exercises;

import dev.millrace.lessons.Block;
import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Field;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.ScenarioReader;
import dev.millrace.lessons.TextFile;
import dev.millrace.lessons.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads an exercise from its folder. Stateless, thread-safe. */
public final class ExerciseReader {
    /** The file that makes a folder an exercise. */
    public static final String FILE = "exercise.yaml";

    private final ScenarioReader scenarios;

    /** Reads exercises whose sample streams are those of {@code home}. */
    public ExerciseReader(Home home) {
        this.scenarios = new ScenarioReader(home);
    }

    /** Reads the exercise in {@code folder}. */
    public Exercise read(Path folder) throws ContentException {
        Path file = folder.resolve(FILE);
        Block block = Yaml.read(file, TextFile.read(file), 1).only("format", "title", "minutes", "checks", "wrong");
        if (!block.need("format").text().equals("1")) {
            throw block.need("format").wrong("format must be 1; this Millrace knows no other");
        }
        ExerciseText text = ExerciseText.of(folder.resolve("exercise.md"));
        List<Check> checks = checks(block);
        return new Exercise(
                String.valueOf(folder.getFileName()),
                block.need("title").text(),
                text.task(),
                text.rest(),
                text.hints(),
                TextFile.read(folder.resolve("after.md")),
                scenarios.read(folder.resolve("scenario.yaml")),
                TextFile.read(folder.resolve("solution.jsh")),
                wrong(folder, block, checks),
                checks,
                folder);
    }

    private static List<Check> checks(Block block) throws ContentException {
        List<Check> checks = new ArrayList<>();
        for (Map.Entry<String, Field> entry :
                block.need("checks").block().fields().entrySet()) {
            checks.add(check(entry.getKey(), entry.getValue()));
        }
        return List.copyOf(checks);
    }

    private static Check check(String id, Field field) throws ContentException {
        return switch (id) {
            case SameAsSolution.ID -> {
                Block block = field.block().only("streams", "schedules", "events");
                yield new Check.SameAsSolution(
                        small(block, "streams"), small(block, "schedules"), small(block, "events"));
            }
            case ExactlyOnce.ID -> new Check.ExactlyOnce(small(field.block().only("events"), "events"));
            default ->
                throw field.wrong("there is no check '" + id + "'; use " + SameAsSolution.ID + " or " + ExactlyOnce.ID);
        };
    }

    private static int small(Block block, String key) throws ContentException {
        long number = block.need(key).number();
        if (number < 1 || number > 1_000) {
            throw block.need(key).wrong(key + " must be between 1 and 1000");
        }
        return (int) number;
    }

    private static List<Exercise.WrongProgram> wrong(Path folder, Block block, List<Check> checks)
            throws ContentException {
        List<Exercise.WrongProgram> programs = new ArrayList<>();
        for (Map.Entry<String, Field> entry :
                block.need("wrong").block().fields().entrySet()) {
            Block program = entry.getValue().block().only("fails", "feedback");
            Field fails = program.need("fails");
            String id = fails.text();
            if (checks.stream().noneMatch(check -> check.id().equals(id))) {
                throw fails.wrong("this exercise has no check '" + id + "'");
            }
            String text = TextFile.read(folder.resolve("wrong").resolve(entry.getKey()));
            programs.add(new Exercise.WrongProgram(
                    entry.getKey(), text, id, program.need("feedback").text()));
        }
        return List.copyOf(programs);
    }
}
