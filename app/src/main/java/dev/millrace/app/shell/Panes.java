package dev.millrace.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;

/** Loads a pane's FXML from the package of its controller. */
final class Panes {
    private Panes() {}

    /** The pane, with the given controller behind it. */
    static <N extends Node> N load(String file, Object controller, Class<N> type) {
        FXMLLoader loader =
                new FXMLLoader(Objects.requireNonNull(controller.getClass().getResource(file), file));
        loader.setControllerFactory(wanted -> wanted.cast(controller));
        try {
            return type.cast(loader.load());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load " + file, e);
        }
    }
}
