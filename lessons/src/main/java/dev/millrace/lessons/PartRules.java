package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the parts of a lesson for it to be usable at all. */
final class PartRules {
    private PartRules() {}

    static void check(Path file, List<Part> parts) throws ContentException {
        Set<String> ids = new HashSet<>();
        Set<String> open = new HashSet<>();
        for (Part part : parts) {
            String id = id(part);
            if (!id.isEmpty() && !ids.add(id)) {
                throw new ContentException(file, part.line(), "the id '" + id + "' is used twice in this lesson");
            }
            if (part instanceof Part.Predict) {
                open.add(id);
            }
            if (part instanceof Part.Reveal reveal && !open.remove(reveal.question())) {
                throw new ContentException(
                        file,
                        part.line(),
                        "no question '" + reveal.question() + "' is open here" + Nearest.hint(reveal.question(), ids));
            }
        }
        for (String question : open) {
            throw new ContentException(
                    file, 1, "the question '" + question + "' is never revealed; add reveal for=" + question);
        }
    }

    private static String id(Part part) {
        if (part instanceof Part.Step step) {
            return step.id();
        }
        if (part instanceof Part.Predict predict) {
            return predict.id();
        }
        return part instanceof Part.ExerciseLink link ? link.id() : "";
    }
}
