package dev.millrace.app.cli;

import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.ScenarioReader;
import java.nio.file.Path;

/** Reads the scenario that a command is given. */
final class Scenarios {
    private Scenarios() {}

    /** The scenario; one that cannot be read is answered with its file and line. */
    static Scenario read(Path file) {
        try {
            return new ScenarioReader(Home.ofSystem()).read(file);
        } catch (ContentException wrong) {
            throw new CannotRun(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
