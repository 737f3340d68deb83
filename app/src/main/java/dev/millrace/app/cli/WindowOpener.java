package dev.millrace.app.cli;

import dev.millrace.lessons.Scenario;
import org.jspecify.annotations.Nullable;

/** Opens the window. */
@FunctionalInterface
public interface WindowOpener {
    /**
     * Opens the window and waits until it is closed.
     *
     * @param places where content and the learner's files are
     * @param scenario what it opens with; null for what was open last
     * @return the exit code
     */
    int open(Places places, @Nullable Scenario scenario);
}
