package dev.millrace.app.stage;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.theme.Palette;
import dev.millrace.journal.Moment;
import dev.millrace.trace.SubtaskId;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The stage: its header, its picture with the subtasks to click, its sentence and its buttons. */
public final class StageController {
    /** Text size of the style sheet that a scale of 1 stands for, in px. */
    private static final double TEXT_SIZE = 13;

    private static final double REACH = 10;
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass BARRIER = PseudoClass.getPseudoClass("barrier");
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");

    private final RunModel model;
    private final Pulse pulse;
    private final ObservableValue<Palette> palette;
    private final Tooltip detail = new Tooltip();
    private @Nullable StageCanvas canvas;

    @FXML
    private StackPane place;

    @FXML
    private Label jobWord;

    @FXML
    private Label job;

    @FXML
    private Label checkpoint;

    @FXML
    private Label sentence;

    @FXML
    private Button kill;

    /** Shows the run; drawn at each beat of {@code pulse}. */
    public StageController(RunModel model, Pulse pulse, ObservableValue<Palette> palette) {
        this.model = model;
        this.pulse = pulse;
        this.palette = palette;
    }

    @FXML
    private void initialize() {
        ObservableValue<Number> scale = jobWord.fontProperty().map(font -> font.getSize() / TEXT_SIZE);
        StageCanvas picture = new StageCanvas(model, palette, scale);
        SubtaskAreas areas = new SubtaskAreas(model);
        canvas = picture;
        place.getChildren().setAll(picture, areas);
        place.setMinSize(0, 0);
        pulse.draw(
                () -> {
                    picture.draw();
                    areas.follow(picture.boxes());
                },
                model.momentProperty(),
                model.timeProperty(),
                model.selectedProperty(),
                model.branchProperty(),
                palette,
                scale,
                picture.widthProperty(),
                picture.heightProperty());
        pulse.draw(this::write, model.momentProperty(), model.branchProperty());
        kill.disableProperty().bind(model.selectedProperty().isNull());
        areas.setOnMouseMoved(this::showDetail);
        Tooltip.install(areas, detail);
    }

    private void write() {
        Moment moment = model.momentProperty().get();
        job.setText(moment.job().name());
        checkpoint.setText(StageText.checkpoint(moment));
        checkpoint.pseudoClassStateChanged(ACTIVE, moment.inProgress() != null);
        String words = StageText.sentence(moment, model.index().clocks());
        sentence.setText(words);
        sentence.setVisible(!words.isEmpty());
        sentence.setManaged(!words.isEmpty());
        boolean failing = StageText.failing(moment);
        sentence.pseudoClassStateChanged(FAULT, failing);
        sentence.pseudoClassStateChanged(BARRIER, !failing && StageText.aligning(moment) != null);
    }

    private void showDetail(MouseEvent event) {
        String words = canvas == null
                ? ""
                : canvas.markAt(event.getX(), event.getY(), REACH)
                        .map(mark -> StageText.detail(mark, model.index()))
                        .orElse("");
        detail.setText(words);
        if (words.isEmpty()) {
            detail.hide();
        }
    }

    @FXML
    private void killSelected() {
        SubtaskId selected = model.selectedProperty().get();
        if (selected != null) {
            model.kill(selected);
        }
    }

    @FXML
    private void takeSavepoint() {
        model.takeSavepoint();
    }

    @FXML
    private void swapCode() {
        model.swapCode();
    }
}
