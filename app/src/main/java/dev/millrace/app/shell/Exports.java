package dev.millrace.app.shell;

import dev.millrace.app.home.LearnerHome;
import dev.millrace.app.model.ConsoleModel;
import dev.millrace.app.model.ConsoleModel.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where to, and writes; what goes wrong is said in the console. FX thread. */
final class Exports {
    private final LearnerHome home;
    private final ConsoleModel console;

    Exports(LearnerHome home, ConsoleModel console) {
        this.home = home;
        this.console = console;
    }

    /** Writes to a file. */
    interface Writer {
        void write(Path file) throws IOException;
    }

    /** Asks for a file in the learner's exports folder and has it written; cancelling is fine. */
    void ask(Window owner, String name, String kind, Writer writer) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(kind, "*" + name.substring(name.lastIndexOf('.'))));
        try {
            Files.createDirectories(home.exports());
            chooser.setInitialDirectory(home.exports().toFile());
        } catch (IOException e) {
            console.say(Kind.WARNING, "Cannot make " + home.exports() + ": " + e.getMessage());
        }
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            write(chosen.toPath(), writer);
        }
    }

    /** Has the file written and says so. */
    void write(Path file, Writer writer) {
        try {
            writer.write(file);
            console.say(Kind.NOTE, "Written: " + file);
        } catch (IOException e) {
            console.say(Kind.ERROR, "Cannot write " + file + ": " + e.getMessage());
        }
    }
}
