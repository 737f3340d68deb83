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
    private TableColumn<PartRow, String> took;

    @FXML
    private TableColumn<PartRow, String> inFlight;

    @FXML
    private TableColumn<PartRow, String> partSize;

    CheckpointsController(RunModel model, Pulse pulse, ObservableBooleanValue shown) {
        this.model = model;
        this.pulse = pulse;
        this.shown = shown;
    }

    @FXML
    private void initialize() {
        WholeWords<CheckpointRow> whole = new WholeWords<>(table, pulse);
        whole.column(number, row -> Long.toString(row.number()));
        whole.column(status, CheckpointRow::words);
        whole.column(duration, CheckpointRow::duration);
        whole.column(size, CheckpointRow::size);
        WholeWords<PartRow> wholePart = new WholeWords<>(parts, pulse);
        wholePart.column(subtask, PartRow::subtask);
        wholePart.column(stage, PartRow::stage);
        wholePart.column(alignment, PartRow::alignment);
        wholePart.column(took, PartRow::took);
        wholePart.column(inFlight, PartRow::inFlight);
        wholePart.column(partSize, PartRow::size);
        Columns.why(table, CheckpointRow::position, model::why);
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
        CheckpointRow chosenNow = now != null || rows.isEmpty() ? now : rows.get(0);
        List<PartRow> told = chosenNow == null ? List.of() : chosenNow.parts();
        inFlight.setVisible(told.stream().anyMatch(part -> !part.inFlight().isEmpty()));
        Columns.show(parts, told);
    }
}
