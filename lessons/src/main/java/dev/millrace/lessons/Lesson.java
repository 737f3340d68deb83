package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One lesson as read from its folder.
 *
 * @param id stable id, unique in the curriculum
 * @param aliases earlier ids, so that progress survives a renaming
 * @param title shown in the curriculum
 * @param question what the lesson answers; shown under the title
 * @param needs ids of lessons that come first
 * @param minutes about how long it takes
 * @param panels panes it shows, in order; the first one is in front
 * @param scenarios its runs by file name; never empty, {@value #SCENARIO} first
 * @param parts prose and directives, in order
 * @param folder where it was read from
 */
public record Lesson(
        String id,
        List<String> aliases,
        String title,
        String question,
        List<String> needs,
        int minutes,
        List<Panel> panels,
        Map<String, Scenario> scenarios,
        List<Part> parts,
        Path folder) {
    /** The file of the run that a lesson opens with. */
    public static final String SCENARIO = "scenario.yaml";

    /** The run that the lesson opens with. */
    public Scenario scenario() {
        return scenario(SCENARIO);
    }

    /** The run in the given file, as a part's {@code scenario} names it. Throws {@link IllegalArgumentException} on an unknown one. */
    public Scenario scenario(String file) {
        Scenario scenario = scenarios.get(file);
        if (scenario == null) {
            throw new IllegalArgumentException("lesson " + id + " has no " + file + "; it has " + scenarios.keySet());
        }
        return scenario;
    }

    /** The question with this id. Throws {@link IllegalArgumentException} on an unknown one. */
    public Part.Predict predict(String id) {
        return parts.stream()
                .filter(Part.Predict.class::isInstance)
                .map(Part.Predict.class::cast)
                .filter(predict -> predict.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lesson " + this.id + " asks no '" + id + "'"));
    }
}
