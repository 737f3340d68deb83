package dev.millrace.app.panes;

import dev.millrace.app.model.ResultRow;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.stage.Pulse;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** What the sinks hold at the cursor: what a reader sees, and what waits to be seen. */
public final class ResultsController {
    private final RunModel model;
    private final Pulse pulse;
    private final ObservableBooleanValue shown;

    @FXML
    private Label sentence;

    @FXML
    private TableView<ResultRow> table;

    @FXML
    private TableColumn<ResultRow, String> number;

    @FXML
    private TableColumn<ResultRow, String> row;

    @FXML
    private TableColumn<ResultRow, String> status;

    @FXML
    private TableColumn<ResultRow, String> sink;

    ResultsController(RunModel model, Pulse pulse, ObservableBooleanValue shown) {
        this.model = model;
        this.pulse = pulse;
        this.shown = shown;
    }

    @FXML
    private void initialize() {
        Columns.words(number, ResultRow::number);
        Columns.code(row, ResultRow::row);
        Columns.words(status, ResultRow::status);
        Columns.words(sink, ResultRow::sink);
        Columns.mark(
                table,
                Map.of(
                        "changed", result -> result.position() >= model.stepBegin(),
                        "faint", result -> result.position() < 0));
        Columns.fit(table);
        Columns.why(table, ResultRow::position, model::why);
        pulse.draw(this::write, model.momentProperty(), model.branchProperty(), shown);
    }

    private void write() {
        if (shown.get()) {
            sentence.setText(ResultRow.sentence(model.momentProperty().get()));
            Columns.show(table, ResultRow.of(model.momentProperty().get()));
            table.refresh();
        }
    }
}
