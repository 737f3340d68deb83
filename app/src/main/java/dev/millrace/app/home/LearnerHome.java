package dev.millrace.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The folder of the learner's files.
 *
 * @param folder created when first written to
 */
public record LearnerHome(Path folder) {
    /** Where this system keeps a person's files: XDG's data folder, Application Support, or APPDATA. */
    public static LearnerHome ofSystem() {
        return of(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    static LearnerHome of(String system, Path user, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return new LearnerHome(
                    user.resolve("Library").resolve("Application Support").resolve("Millrace"));
        }
        if (name.contains("windows")) {
            String data = environment.getOrDefault(
                    "APPDATA", user.resolve("AppData").resolve("Roaming").toString());
            return new LearnerHome(Path.of(data, "Millrace"));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path share = data.isBlank() ? user.resolve(".local").resolve("share") : Path.of(data);
        return new LearnerHome(share.resolve("millrace"));
    }

    /** What the learner answered and finished. */
    public Progress progress() {
        return new Progress(folder.resolve("progress.log"));
    }

    /** Window size, theme, scale, last lesson. */
    public Settings settings() {
        return Settings.read(folder.resolve("settings.properties"));
    }

    /** Texts being written. */
    public Drafts drafts() {
        return new Drafts(folder.resolve("drafts"));
    }

    /** The learner's own jobs. */
    public Path jobs() {
        return folder.resolve("jobs");
    }

    /** Where exported pictures and transcripts go when nobody chooses a place. */
    public Path exports() {
        return folder.resolve("exports");
    }

    /** Writes the whole file or, on failure, leaves the one that was there. */
    static void replace(Path file, String text) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path beside = Files.createTempFile(parent, file.getFileName().toString(), ".new");
            Files.writeString(beside, text);
            Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
