package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a lesson from its folder. Stateless, thread-safe. */
public final class LessonReader {
    /** The file that makes a folder a lesson. */
    public static final String FILE = "lesson.md";

    private final ScenarioReader scenarios;

    /** Reads lessons whose sample streams are those of {@code home}. */
    public LessonReader(Home home) {
        this.scenarios = new ScenarioReader(home);
    }

    /** Reads the lesson in {@code folder}. */
    public Lesson read(Path folder) throws ContentException {
        Path file = folder.resolve(FILE);
        LessonText text = LessonText.of(file, TextFile.read(file));
        Block front = Yaml.read(file, text.front(), 2)
                .only("id", "aliases", "title", "question", "needs", "minutes", "panels");
        List<Part> parts = new ArrayList<>();
        for (LessonText.Piece piece : text.pieces()) {
            parts.add(PartReader.read(piece));
        }
        PartRules.check(file, parts);
        return new Lesson(
                front.need("id").text(),
                front.texts("aliases"),
                front.need("title").text(),
                front.need("question").text(),
                front.texts("needs"),
                Math.toIntExact(front.need("minutes").number()),
                panels(file, front),
                scenarios(file, folder, parts),
                List.copyOf(parts),
                folder);
    }

    private static List<Panel> panels(Path file, Block front) throws ContentException {
        List<Panel> panels = new ArrayList<>();
        for (String name : front.texts("panels")) {
            panels.add(Panel.named(file, front.need("panels").line(), name));
        }
        return List.copyOf(panels);
    }

    private Map<String, Scenario> scenarios(Path file, Path folder, List<Part> parts) throws ContentException {
        Map<String, Scenario> found = new LinkedHashMap<>();
        found.put(Lesson.SCENARIO, scenarios.read(folder.resolve(Lesson.SCENARIO)));
        for (Part part : parts) {
            String name = scenarioOf(part);
            if (!found.containsKey(name)) {
                found.put(name, other(file, part.line(), folder.resolve(name)));
            }
        }
        return found;
    }

    private Scenario other(Path file, int line, Path scenario) throws ContentException {
        if (!scenario.toFile().isFile()) {
            throw new ContentException(
                    file, line, "there is no scenario " + scenario.getFileName() + " beside the lesson");
        }
        return scenarios.read(scenario);
    }

    private static String scenarioOf(Part part) {
        if (part instanceof Part.Staged staged) {
            return staged.scenario();
        }
        return part instanceof Part.Predict predict ? predict.scenario() : Lesson.SCENARIO;
    }
}
