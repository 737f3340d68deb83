package dev.millrace.lessons;

import java.nio.file.Path;

/**
 * What is wrong with a place of a content file.
 *
 * @param file the file
 * @param line 1-based; 1 where the whole file is meant
 * @param sentence one plain sentence, with the way out
 */
public record Problem(Path file, int line, String sentence) {
    /** The form {@code file:line: sentence}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + sentence;
    }
}
