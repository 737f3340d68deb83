package dev.millrace.app.shell;

import dev.millrace.app.model.Reports;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.model.Runs;
import dev.millrace.app.theme.Icons;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The lines above the stage: what went wrong, and a run that takes longer than a second. */
final class Banner {
    private static final Duration PATIENCE = Duration.seconds(1);

    private final Runs runs;
    private final VBox lines = new VBox();
    private final Label count = new Label();
    private final Node progress = progress();

    Banner(Runs runs, RunModel run, Reports reports) {
        this.runs = runs;
        HBox trouble = trouble(reports);
        lines.getChildren().addAll(trouble, progress);
        show(trouble, false);
        show(progress, false);
        reports.troubleProperty().addListener((property, before, now) -> show(trouble, !now.isEmpty()));
        PauseTransition patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(event -> show(progress, runs.busyProperty().get()));
        runs.busyProperty().addListener((property, before, now) -> {
            if (now) {
                patience.playFromStart();
            } else {
                patience.stop();
                show(progress, false);
            }
        });
        run.sizeProperty().addListener((property, before, now) -> count(now.intValue()));
    }

    Node node() {
        return lines;
    }

    private void count(int events) {
        if (progress.isVisible()) {
            count.setText(String.format(Locale.ROOT, "Computing the run: %,d events", events));
        }
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        Button cancel = new Button("Cancel");
        cancel.setId("cancel-run");
        cancel.setOnAction(event -> runs.cancel());
        count.setText("Computing the run");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(count, bar, cancel);
        line.getStyleClass().addAll("banner", "banner-progress");
        line.setId("run-progress");
        return line;
    }

    private static HBox trouble(Reports reports) {
        Label sentence = new Label();
        sentence.setId("trouble");
        sentence.setWrapText(true);
        Icons.put(sentence, "fth-alert-triangle");
        sentence.textProperty().bind(reports.troubleProperty());
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button close = new Button("Close");
        close.setId("close-trouble");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> reports.dismiss());
        Button lead = new Button("Show where");
        lead.setId("lead-to-trouble");
        lead.setMinWidth(Region.USE_PREF_SIZE);
        lead.setOnAction(event -> reports.lead());
        lead.visibleProperty().bind(reports.placeProperty().greaterThanOrEqualTo(0));
        lead.managedProperty().bind(lead.visibleProperty());
        HBox line = new HBox(sentence, lead, close);
        line.getStyleClass().add("banner");
        return line;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
