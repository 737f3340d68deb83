package dev.millrace.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The texts a learner is writing, one file for each script of each lesson or exercise. */
public final class Drafts {
    private final Path folder;

    Drafts(Path folder) {
        this.folder = folder;
    }

    /** The text as last kept. Throws {@link UncheckedIOException} where it is there and cannot be read. */
    public Optional<String> find(String item, String script) {
        Path file = file(item, script);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Keeps the text. Throws {@link UncheckedIOException} where it cannot be written. */
    public void keep(String item, String script, String text) {
        LearnerHome.replace(file(item, script), text);
    }

    /** The text is the lesson's own again: what the lesson says later is to be seen. Throws {@link UncheckedIOException} where it stays. */
    public void forget(String item, String script) {
        Path file = file(item, script);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file + ": " + e.getMessage(), e);
        }
    }

    private Path file(String item, String script) {
        return folder.resolve(plain(item)).resolve(plain(script));
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
