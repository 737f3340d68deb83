package dev.millrace.app.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The file dialogs of the operating system. */
final class SystemFilePrompts implements FilePrompts {
    @Override
    public Optional<Path> save(Window owner, Path folder, String name, String kind) {
        String ending = name.substring(name.lastIndexOf('.'));
        FileChooser chooser = chooser(kind, "*" + ending);
        chooser.setInitialDirectory(folder.toFile());
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(java.io.File::toPath);
    }

    @Override
    public Optional<Path> open(Window owner, String kind, String... endings) {
        FileChooser chooser = chooser(
                kind, Arrays.stream(endings).map(ending -> "*." + ending).toArray(String[]::new));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(java.io.File::toPath);
    }

    private static FileChooser chooser(String kind, String... patterns) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, patterns));
        return chooser;
    }
}
