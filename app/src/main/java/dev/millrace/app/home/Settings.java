package dev.millrace.app.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the window remembers: names to short values, in a properties file. Not thread-safe: FX thread. */
public final class Settings {
    private final Path file;
    private final Map<String, String> values = new TreeMap<>();

    private Settings(Path file) {
        this.file = file;
    }

    /** Reads the file; what is missing or unreadable counts as not remembered. */
    static Settings read(Path file) {
        Settings settings = new Settings(file);
        java.util.Properties properties = new java.util.Properties();
        if (Files.isRegularFile(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                System.err.println("Settings in " + file + " are not readable and start anew: " + e.getMessage());
            }
        }
        properties.stringPropertyNames().forEach(name -> settings.values.put(name, properties.getProperty(name)));
        return settings;
    }

    /** The value of that name, or the given one. */
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** The number of that name, or the given one. */
    public double number(String name, double otherwise) {
        try {
            return Double.parseDouble(text(name, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Remembers the value; {@link #write} makes it last. */
    public void put(String name, Object value) {
        values.put(name, value.toString());
    }

    /** Writes the file. A home that cannot be written costs the memory, not the window. */
    public void write() {
        try {
            LearnerHome.replace(
                    file, values.entrySet().stream().map(Settings::line).collect(Collectors.joining()));
        } catch (java.io.UncheckedIOException e) {
            System.err.println(e.getMessage());
        }
    }

    private static String line(Map.Entry<String, String> entry) {
        return entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\").replace("\n", " ") + "\n";
    }
}
