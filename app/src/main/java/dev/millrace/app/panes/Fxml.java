package dev.millrace.app.panes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;

/** Loads what stands in FXML beside its controller. */
final class Fxml {
    private Fxml() {}

    /** The nodes of the file in the controller's package, with the controller behind them. */
    static Node load(String file, Object controller) {
        FXMLLoader loader =
                new FXMLLoader(Objects.requireNonNull(controller.getClass().getResource(file), file));
        loader.setControllerFactory(wanted -> wanted.cast(controller));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load " + file, e);
        }
    }
}
