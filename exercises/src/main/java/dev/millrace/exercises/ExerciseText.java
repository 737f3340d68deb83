package dev.millrace.exercises;

import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code exercise.md} holds: the task as its first paragraph, more text, and hints as fenced blocks.
 *
 * @param task one imperative sentence
 * @param rest Markdown
 * @param hints Markdown, in order
 */
record ExerciseText(String task, String rest, List<String> hints) {
    private static final String HINT = "````hint";
    private static final String END = "````";

    static ExerciseText of(Path file) throws ContentException {
        List<String> hints = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        List<String> hint = null;
        for (String line : TextFile.read(file).split("\n", -1)) {
            if (hint == null && line.strip().equals(HINT)) {
                hint = new ArrayList<>();
            } else if (hint != null && line.strip().equals(END)) {
                hints.add(String.join("\n", hint).strip());
                hint = null;
            } else {
                (hint == null ? prose : hint).add(line);
            }
        }
        if (hint != null) {
            throw new ContentException(file, 1, "a hint is not closed; its last line must be " + END);
        }
        String[] parts = String.join("\n", prose).strip().split("\n\\s*\n", 2);
        if (parts[0].isBlank() || parts[0].startsWith("#")) {
            throw new ContentException(file, 1, "the file must begin with the task: one imperative sentence");
        }
        return new ExerciseText(
                parts[0].replace('\n', ' '), parts.length > 1 ? parts[1].strip() : "", List.copyOf(hints));
    }
}
