package dev.millrace.app.panes;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.plot.PlotView;
import dev.millrace.app.stage.Pulse;
import dev.millrace.app.theme.Palette;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/** The lower pane: its tabs and what is in them. */
public final class LowerController {
    private static final double TEXT_SIZE = 13;

    private final RunModel model;
    private final Pulse pulse;
    private final ObservableValue<Palette> palette;

    @FXML
    private TabPane root;

    @FXML
    private Tab windowsTab;

    @FXML
    private Tab stateTab;

    @FXML
    private Tab checkpointsTab;

    @FXML
    private Tab metricsTab;

    @FXML
    private Tab resultsTab;

    @FXML
    private StackPane plotPlace;

    /** Shows the run; drawn at each beat of {@code pulse}. */
    public LowerController(RunModel model, Pulse pulse, ObservableValue<Palette> palette) {
        this.model = model;
        this.pulse = pulse;
        this.palette = palette;
    }

    @FXML
    private void initialize() {
        // A canvas has no style sheet: this label tells it the size that text has.
        Label ruler = new Label();
        ruler.setVisible(false);
        ObservableValue<Number> scale = ruler.fontProperty().map(font -> font.getSize() / TEXT_SIZE);
        plotPlace.getChildren().setAll(ruler, new PlotView(model, pulse, palette, scale));
        windowsTab.setContent(
                Fxml.load("windows.fxml", new WindowsController(model, pulse, windowsTab.selectedProperty())));
        stateTab.setContent(Fxml.load("state.fxml", new StateController(model, pulse, stateTab.selectedProperty())));
        checkpointsTab.setContent(Fxml.load(
                "checkpoints.fxml", new CheckpointsController(model, pulse, checkpointsTab.selectedProperty())));
        metricsTab.setContent(
                Fxml.load("metrics.fxml", new MetricsController(model, pulse, metricsTab.selectedProperty())));
        resultsTab.setContent(
                Fxml.load("results.fxml", new ResultsController(model, pulse, resultsTab.selectedProperty())));
    }

    /** Brings a tab to the front: plot, windows, state, checkpoints, metrics or results. Says whether there is such a tab. */
    public boolean show(String name) {
        for (Tab tab : root.getTabs()) {
            if (tab.getId().equals("tab-" + name)) {
                root.getSelectionModel().select(tab);
                return true;
            }
        }
        return false;
    }
}
