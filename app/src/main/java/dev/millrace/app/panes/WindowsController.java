package dev.millrace.app.panes;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.model.WindowRow;
import dev.millrace.app.stage.Pulse;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The windows of the run at the cursor. */
public final class WindowsController {
    private final RunModel model;
    private final Pulse pulse;
    private final ObservableBooleanValue shown;

    @FXML
    private TableView<WindowRow> table;

    @FXML
    private TableColumn<WindowRow, String> operator;

    @FXML
    private TableColumn<WindowRow, String> key;

    @FXML
    private TableColumn<WindowRow, String> window;

    @FXML
    private TableColumn<WindowRow, String> value;

    @FXML
    private TableColumn<WindowRow, String> status;

    WindowsController(RunModel model, Pulse pulse, ObservableBooleanValue shown) {
        this.model = model;
        this.pulse = pulse;
        this.shown = shown;
    }

    @FXML
    private void initialize() {
        Columns.words(operator, WindowRow::operator);
        Columns.code(key, WindowRow::key);
        Columns.code(window, WindowRow::window);
        Columns.code(value, WindowRow::value);
        Columns.words(status, WindowRow::status);
        Columns.mark(
                table,
                Map.of(
                        "changed", row -> row.position() >= model.stepBegin(),
                        "faint",
                                row -> row.status().startsWith("purged")
                                        || row.status().startsWith("merged")));
        Columns.fit(table);
        Columns.why(table, WindowRow::position, model::why);
        pulse.draw(this::write, model.momentProperty(), model.branchProperty(), shown);
    }

    private void write() {
        if (shown.get()) {
            Columns.show(
                    table,
                    WindowRow.of(model.momentProperty().get(), model.index().clocks()));
            table.refresh();
        }
    }
}
