package dev.millrace.app.panes;

import dev.millrace.app.model.CheckpointRow;
import dev.millrace.app.model.CheckpointRow.PartRow;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.stage.Pulse;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The checkpoints of the run up to the cursor, and the subtasks of the one chosen, or else of the newest. */
public final class CheckpointsController {
    private final RunModel model;
    private final Pulse pulse;
    private final ObservableBooleanValue shown;

    @FXML
    private TableView<CheckpointRow> table;

    @FXML
    private TableColumn<CheckpointRow, String> number;

    @FXML
    private TableColumn<CheckpointRow, Double> progress;

    @FXML
    private TableColumn<CheckpointRow, String> status;

    @FXML
    private TableColumn<CheckpointRow, String> duration;

    @FXML
    private TableColumn<CheckpointRow, String> size;

    @FXML
    private TableView<PartRow> parts;

    @FXML
    private TableColumn<PartRow, String> subtask;

    @FXML
    private TableColumn<PartRow, String> stage;

    @FXML
    private TableColumn<PartRow, String> alignment;

    @FXML
    private TableColumn<PartRow, String> partSize;

    CheckpointsController(RunModel model, Pulse pulse, ObservableBooleanValue shown) {
        this.model = model;
        this.pulse = pulse;
        this.shown = shown;
    }

    @FXML
    private void initialize() {
        Columns.words(number, row -> Long.toString(row.number()));
        Columns.bar(progress, CheckpointRow::progress);
        Columns.words(status, CheckpointRow::words);
        Columns.words(duration, CheckpointRow::duration);
        Columns.words(size, CheckpointRow::size);
        Columns.words(subtask, PartRow::subtask);
        Columns.words(stage, PartRow::stage);
        Columns.words(alignment, PartRow::alignment);
        Columns.words(partSize, PartRow::size);
        Columns.fit(table);
        Columns.why(table, CheckpointRow::position, model::why);
        Columns.fit(parts);
        Columns.mark(table, Map.of("faint", row -> row.status().startsWith("aborted")));
        pulse.draw(
                this::write,
                model.momentProperty(),
                model.branchProperty(),
                shown,
                table.getSelectionModel().selectedItemProperty());
    }

    private void write() {
        if (!shown.get()) {
            return;
        }
        CheckpointRow chosen = table.getSelectionModel().getSelectedItem();
        List<CheckpointRow> rows = CheckpointRow.of(model.momentProperty().get());
        if (!table.getItems().equals(rows)) {
            table.getItems().setAll(rows);
            rows.stream()
                    .filter(row -> chosen != null && row.number() == chosen.number())
                    .findFirst()
                    .ifPresent(row -> table.getSelectionModel().select(row));
        }
        CheckpointRow now = table.getSelectionModel().getSelectedItem();
        CheckpointRow told = now != null || rows.isEmpty() ? now : rows.get(0);
        Columns.show(parts, told == null ? List.of() : told.parts());
    }
}
