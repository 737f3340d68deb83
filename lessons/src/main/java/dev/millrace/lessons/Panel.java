package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A pane of the window that a lesson asks for; written in lower case. */
public enum Panel {
    /** Event time against processing time. */
    PLOT,
    /** Open windows by key. */
    WINDOWS,
    /** Keyed state. */
    STATE,
    /** Checkpoints and savepoints. */
    CHECKPOINTS,
    /** What is measured of each subtask, and by the job's functions. */
    METRICS,
    /** What a reader of the results sees, and what is pending. */
    RESULTS,
    /** One sentence an event. */
    TRANSCRIPT;

    /** The pane with this name in a content file. */
    static Panel named(Path file, int line, String name) throws ContentException {
        for (Panel panel : values()) {
            if (panel.word().equals(name)) {
                return panel;
            }
        }
        List<String> names = Arrays.stream(values()).map(Panel::word).toList();
        throw new ContentException(file, line, "there is no panel '" + name + "'" + Nearest.hint(name, names));
    }

    /** The name used in content files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
