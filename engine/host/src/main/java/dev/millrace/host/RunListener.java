package dev.millrace.host;

import dev.millrace.trace.Traced;
import java.util.List;

/** Hears of a run while it goes on. Called on the client's reader thread, never two at a time. */
public interface RunListener {
    /** The next events of the journal, in order. */
    default void traced(List<Traced> events) {}

    /** The learner's code printed this while the script was evaluated or ran (length bounded; the rest is counted and said). */
    default void printed(String text) {}
}
