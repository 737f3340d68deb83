package dev.millrace.journal;

import dev.millrace.trace.TraceParser;
import dev.millrace.trace.TraceText;
import dev.millrace.trace.Traced;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes whole traces in their text form, one event a line, lines ended by a line feed on every system. */
public final class TraceFile {
    private TraceFile() {}

    /** Writes a trace, replacing the file. */
    public static void write(Iterable<Traced> events, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            StringBuilder line = new StringBuilder();
            for (Traced traced : events) {
                line.setLength(0);
                TraceText.append(traced, line);
                writer.append(line.append('\n'));
            }
        }
    }

    /**
     * Reads a whole trace. Throws {@link IOException} when the file cannot be read or a line of it is no event; the message
     * names file, line and column.
     */
    public static Journal read(Path file) throws IOException {
        TraceParser parser = new TraceParser();
        Journal journal = new Journal();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                journal.append(parser.parse(line));
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
        return journal;
    }
}
