package dev.millrace.app.console;

import dev.millrace.app.model.InspectModel;
import dev.millrace.app.model.InspectModel.Event;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Shows the event under the cursor; only while its tab is in sight. */
public final class InspectController {
    private final InspectModel model;
    private final ObservableBooleanValue shown;

    @FXML
    private Label where;

    @FXML
    private Label sentence;

    @FXML
    private TextField selector;

    @FXML
    private Button copy;

    @FXML
    private VBox causes;

    @FXML
    private VBox effects;

    @FXML
    private GridPane fields;

    private boolean stale = true;

    /** For the given model; written only while {@code shown}. */
    public InspectController(InspectModel model, ObservableBooleanValue shown) {
        this.model = model;
        this.shown = shown;
    }

    @FXML
    private void initialize() {
        model.positionProperty().addListener((property, before, now) -> {
            stale = true;
            refresh();
        });
        shown.addListener((property, before, now) -> refresh());
        refresh();
    }

    /** A played run passes hundreds of events a second; what nobody sees is not written. */
    private void refresh() {
        if (!stale || !shown.get()) {
            return;
        }
        stale = false;
        where.setText(model.where());
        sentence.setText(model.sentence());
        selector.setText(model.selector());
        copy.setDisable(model.selector().isEmpty());
        links(causes, model.causes(), "Nothing before it: it came from outside the job.");
        links(effects, model.effects(), "Nothing at once.");
        fields.getChildren().clear();
        model.fields().forEach((name, value) -> {
            Label label = new Label(name);
            label.getStyleClass().add("field-name");
            label.setMinWidth(Label.USE_PREF_SIZE);
            Label text = new Label(value);
            text.getStyleClass().add("field-value");
            text.setWrapText(true);
            fields.addRow(fields.getRowCount(), label, text);
        });
    }

    private void links(VBox box, List<Event> events, String otherwise) {
        box.getChildren().clear();
        for (Event event : events) {
            Hyperlink link = new Hyperlink(event.sentence());
            link.setWrapText(true);
            link.setOnAction(action -> model.goTo(event.position()));
            box.getChildren().add(link);
        }
        if (events.isEmpty()) {
            Label nothing = new Label(otherwise);
            nothing.getStyleClass().add("small-muted");
            box.getChildren().add(nothing);
        }
    }

    @FXML
    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(selector.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
