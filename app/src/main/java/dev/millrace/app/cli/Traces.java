package dev.millrace.app.cli;

import dev.millrace.journal.Journal;
import dev.millrace.journal.TraceFile;
import dev.millrace.trace.Traced;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trace files of commands. */
final class Traces {
    private Traces() {}

    /** Writes the journal where a file is given. */
    static void write(Journal journal, @Nullable Path file) {
        write(journal.events(), file);
    }

    /** Writes a run's events where a file is given. */
    static void write(List<Traced> events, @Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            TraceFile.write(events, file);
        } catch (IOException failure) {
            throw new CannotRun("the trace cannot be written to " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** Reads a recorded trace. */
    static Journal read(Path file) {
        try {
            return TraceFile.read(file);
        } catch (IOException | IllegalArgumentException failure) {
            throw new CannotRun("the trace " + file + " cannot be read: " + failure.getMessage(), failure);
        }
    }
}
