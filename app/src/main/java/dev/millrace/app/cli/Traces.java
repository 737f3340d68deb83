package dev.millrace.app.cli;

import dev.millrace.journal.Journal;
import dev.millrace.journal.TraceFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Trace files of commands. */
final class Traces {
    private Traces() {}

    /** Writes the journal where a file is given. */
    static void write(Journal journal, @Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            TraceFile.write(journal.events(), file);
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
