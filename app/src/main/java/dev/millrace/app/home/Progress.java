package dev.millrace.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One append-only text file of what the learner did. A line is {@code time item part name=value}, the value going on to
 * the line's end; a later line overrules an earlier one, and {@code reset} of an item forgets its lines before.
 */
public final class Progress {
    private static final String RESET = "reset";

    private final Path file;

    Progress(Path file) {
        this.file = file;
    }

    /** One line without its time. */
    public record Line(String item, String part, String name, String value) {}

    /** Appends a line; it is on the disk when the call returns. Throws {@link UncheckedIOException} where it cannot be. */
    public void note(String item, String part, String name, String value) {
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String line =
                time + " " + word(item) + " " + word(part) + " " + word(name) + "=" + value.replaceAll("\\s+", " ");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Starts the item anew; what was answered stays in the file. */
    public void reset(String item) {
        note(item, "-", RESET, "true");
    }

    /** The last value noted under that name. */
    public Optional<String> last(String item, String part, String name) {
        return lines().stream()
                .filter(line -> line.item().equals(item))
                .filter(line -> line.part().equals(part) && line.name().equals(name))
                .reduce((earlier, later) -> later)
                .map(Line::value);
    }

    /** Every line in force, in order. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String text : read()) {
            parse(text).ifPresent(line -> {
                if (line.name().equals(RESET)) {
                    lines.removeIf(before -> before.item().equals(line.item()));
                } else {
                    lines.add(line);
                }
            });
        }
        return lines;
    }

    private List<String> read() {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** A line that somebody damaged by hand is passed over: the others still count. */
    private static Optional<Line> parse(String text) {
        String[] words = text.split(" ", 4);
        int equals = words.length < 4 ? -1 : words[3].indexOf('=');
        return equals < 0
                ? Optional.empty()
                : Optional.of(
                        new Line(words[1], words[2], words[3].substring(0, equals), words[3].substring(equals + 1)));
    }

    private static String word(String text) {
        return text.isBlank() ? "-" : text.replaceAll("[\\s=]+", "_");
    }
}
