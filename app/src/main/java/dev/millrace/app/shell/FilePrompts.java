package dev.millrace.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the learner for files. FX thread; returns when there is an answer. */
public interface FilePrompts {
    /**
     * Where to write something; whoever answers has been asked about a file that is there already.
     *
     * @param owner the window that asks
     * @param folder where the choice begins; it exists
     * @param name proposed file name, with its ending
     * @param kind what the file is, in words
     * @return empty when the learner changed their mind
     */
    Optional<Path> save(Window owner, Path folder, String name, String kind);

    /** Which of the files with one of the endings to read ({@code csv}, without a point); empty when the learner changed their mind. */
    Optional<Path> open(Window owner, String kind, String... endings);
}
