package dev.millrace.lessons;

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
    /** What a reader of the results sees, and what is pending. */
    RESULTS,
    /** One sentence an event. */
    TRANSCRIPT;

    /** The name used in content files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
