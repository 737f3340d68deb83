package dev.millrace.lessons;

import dev.millrace.journal.Selector;
import java.nio.file.Path;

/** Reads event selectors where content files hold them. */
final class Selectors {
    private Selectors() {}

    /** The text, if it is a selector. */
    static String checked(Path file, int line, String text) throws ContentException {
        try {
            Selector.parse(text);
            return text;
        } catch (IllegalArgumentException wrong) {
            throw new ContentException(file, line, String.valueOf(wrong.getMessage()));
        }
    }
}
