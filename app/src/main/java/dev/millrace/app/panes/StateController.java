package dev.millrace.app.panes;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.model.StateRow;
import dev.millrace.app.stage.Pulse;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

/** The keyed state of the run at the cursor; what the present step has changed is marked. */
public final class StateController {
    private final RunModel model;
    private final Pulse pulse;
    private final ObservableBooleanValue shown;

    @FXML
    private TextField search;

    @FXML
    private Label count;

    @FXML
    private Label empty;

    @FXML
    private TableView<StateRow> table;

    @FXML
    private TableColumn<StateRow, String> operator;

    @FXML
    private TableColumn<StateRow, String> state;

    @FXML
    private TableColumn<StateRow, String> key;

    @FXML
    private TableColumn<StateRow, String> namespace;

    @FXML
    private TableColumn<StateRow, String> value;

    @FXML
    private TableColumn<StateRow, String> was;

    @FXML
    private TableColumn<StateRow, String> subtask;

    StateController(RunModel model, Pulse pulse, ObservableBooleanValue shown) {
        this.model = model;
        this.pulse = pulse;
        this.shown = shown;
    }

    @FXML
    private void initialize() {
        Columns.words(operator, StateRow::operator);
        Columns.words(state, StateRow::state);
        Columns.code(key, StateRow::key);
        Columns.code(namespace, StateRow::namespace);
        Columns.code(value, StateRow::value);
        Columns.code(was, StateRow::was);
        Columns.words(subtask, StateController::subtask);
        Columns.mark(table, Map.of("changed", StateRow::changed));
        Columns.fit(table);
        Columns.why(table, StateRow::position, model::why);
        pulse.draw(this::write, model.momentProperty(), model.branchProperty(), shown, search.textProperty());
    }

    /** Its number alone where it has the operator's name, which stands beside it. */
    private static String subtask(StateRow row) {
        String prefix = row.operator() + ".";
        return row.subtask().startsWith(prefix) ? row.subtask().substring(prefix.length()) : row.subtask();
    }

    private void write() {
        if (!shown.get()) {
            return;
        }
        List<StateRow> rows =
                StateRow.of(model.momentProperty().get(), model.index().clocks(), model.stepBegin(), search.getText());
        Columns.show(table, rows);
        count.setText(rows.size() == 1 ? "1 entry" : rows.size() + " entries");
        empty.setText(
                search.getText().isBlank()
                        ? "No keyed state: nothing has been remembered yet."
                        : "No entry holds '" + search.getText() + "'.");
    }
}
