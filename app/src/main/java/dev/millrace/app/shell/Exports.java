package dev.millrace.app.shell;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.model.ConsoleModel;
import dev.millrace.app.model.ConsoleModel.Kind;
import dev.millrace.app.model.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import javafx.stage.Window;

/**
 * Asks where to, and writes. A file is written beside its place and then takes it, so that one that was there stays whole
 * when the writing fails; that is said above the stage. FX thread.
 */
final class Exports {
    private final LearnerHome home;
    private final FilePrompts prompts;
    private final ConsoleModel console;
    private final Reports reports;

    Exports(LearnerHome home, FilePrompts prompts, ConsoleModel console, Reports reports) {
        this.home = home;
        this.prompts = prompts;
        this.console = console;
        this.reports = reports;
    }

    /** Writes to a file. */
    interface Writer {
        void write(Path file) throws IOException;
    }

    /** Asks for a file, at first in the learner's exports folder, and has it written; a changed mind is fine. */
    void ask(Window owner, String name, String kind, Writer writer) {
        try {
            Files.createDirectories(home.exports());
        } catch (IOException e) {
            trouble(home.exports(), e);
            return;
        }
        prompts.save(owner, home.exports(), name, kind)
                .map(file -> withEnding(file, name.substring(name.lastIndexOf('.'))))
                .ifPresent(file -> write(file, writer));
    }

    private void write(Path file, Writer writer) {
        try {
            Path beside = Files.createTempFile(
                    Objects.requireNonNull(file.toAbsolutePath().getParent()), file.getFileName() + ".", ".new");
            try {
                writer.write(beside);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            console.say(Kind.NOTE, "Written: " + file);
        } catch (IOException e) {
            trouble(file, e);
        }
    }

    private void trouble(Path file, IOException why) {
        reports.trouble("Nothing was written: " + file + " cannot be ("
                + why.getClass().getSimpleName() + ": " + why.getMessage() + "). Choose another place.");
    }

    private static Path withEnding(Path file, String ending) {
        return file.getFileName().toString().contains(".") ? file : file.resolveSibling(file.getFileName() + ending);
    }
}
