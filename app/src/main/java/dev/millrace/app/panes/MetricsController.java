package dev.millrace.app.panes;

import dev.millrace.app.model.MetricRow;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.model.TrafficRow;
import dev.millrace.app.stage.Pulse;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** What is measured at the cursor: of each subtask, and by the job's functions. */
public final class MetricsController {
    private final RunModel model;
    private final Pulse pulse;
    private final ObservableBooleanValue shown;

    @FXML
    private TableView<TrafficRow> table;

    @FXML
    private TableColumn<TrafficRow, String> subtask;

    @FXML
    private TableColumn<TrafficRow, String> recordsIn;

    @FXML
    private TableColumn<TrafficRow, String> recordsOut;

    @FXML
    private TableColumn<TrafficRow, Double> pressure;

    @FXML
    private TableColumn<TrafficRow, String> level;

    @FXML
    private TableView<MetricRow> metrics;

    @FXML
    private TableColumn<MetricRow, String> owner;

    @FXML
    private TableColumn<MetricRow, String> name;

    @FXML
    private TableColumn<MetricRow, String> value;

    MetricsController(RunModel model, Pulse pulse, ObservableBooleanValue shown) {
        this.model = model;
        this.pulse = pulse;
        this.shown = shown;
    }

    @FXML
    private void initialize() {
        Columns.words(subtask, TrafficRow::subtask);
        Columns.words(recordsIn, TrafficRow::in);
        Columns.words(recordsOut, TrafficRow::out);
        Columns.bar(pressure, TrafficRow::pressure);
        Columns.words(level, TrafficRow::level);
        Columns.words(owner, MetricRow::owner);
        Columns.words(name, MetricRow::name);
        Columns.code(value, MetricRow::value);
        Columns.mark(metrics, Map.of("changed", row -> row.position() >= model.stepBegin()));
        Columns.fit(table);
        Columns.fit(metrics);
        Columns.why(metrics, MetricRow::position, model::why);
        pulse.draw(this::write, model.momentProperty(), model.branchProperty(), shown);
    }

    private void write() {
        if (shown.get()) {
            Columns.show(table, TrafficRow.of(model.momentProperty().get()));
            Columns.show(metrics, MetricRow.of(model.momentProperty().get()));
            metrics.refresh();
        }
    }
}
