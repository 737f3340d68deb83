package dev.millrace.app.console;

import dev.millrace.app.model.ConsoleModel;
import dev.millrace.app.model.ConsoleModel.Line;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** Shows the console's lines, the newest in sight. */
public final class ConsoleController {
    private final ConsoleModel model;

    @FXML
    private ListView<Line> lines;

    @FXML
    private Label outcome;

    /** For the given console. */
    public ConsoleController(ConsoleModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        lines.setItems(model.lines());
        lines.setPlaceholder(new Label("What your code prints appears here."));
        lines.setCellFactory(list -> new LineCell());
        model.lines().addListener((ListChangeListener<Line>)
                change -> lines.scrollTo(model.lines().size() - 1));
        outcome.textProperty().bind(model.outcomeProperty());
    }

    @FXML
    private void clear() {
        model.clear();
    }

    private static final class LineCell extends ListCell<Line> {
        LineCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeIf(style -> style.startsWith("line-"));
            setText(empty || line == null ? null : line.text());
            if (line != null && !empty) {
                getStyleClass().add("line-" + line.kind().name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
