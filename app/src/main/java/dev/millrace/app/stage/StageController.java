package dev.millrace.app.stage;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.theme.Palette;
import dev.millrace.journal.ChannelView;
import dev.millrace.journal.Moment;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The stage: its header, its picture with the subtasks to click, its sentence and its buttons. */
public final class StageController {
    /** Text size of the style sheet that a scale of 1 stands for, in px. */
    private static final double TEXT_SIZE = 13;

    /** Width at a scale of 1 from which on the buttons have room for words beside the sentence. */
    private static final double ROOMY = 960;

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
    private HBox header;

    @FXML
    private Label job;

    @FXML
    private Label status;

    @FXML
    private Label checkpoint;

    @FXML
    private Label sentence;

    @FXML
    private HBox footer;

    @FXML
    private Button kill;

    @FXML
    private MenuButton hold;

    @FXML
    private Button savepoint;

    @FXML
    private MenuButton stop;

    @FXML
    private Button swap;

    /** Shows the run; drawn at each beat of {@code pulse}. */
    public StageController(RunModel model, Pulse pulse, ObservableValue<Palette> palette) {
        this.model = model;
        this.pulse = pulse;
        this.palette = palette;
    }

    @FXML
    private void initialize() {
        ObservableValue<Number> scale = status.fontProperty().map(font -> font.getSize() / TEXT_SIZE);
        StageCanvas picture = new StageCanvas(model, palette, scale);
        SubtaskAreas areas = new SubtaskAreas(model);
        canvas = picture;
        place.getChildren().setAll(picture, areas);
        place.setMinSize(0, 0);
        header.getChildren().add(2, new BranchBar(model));
        ObservableValue<ContentDisplay> words = footer.widthProperty()
                .map(width -> width.doubleValue() >= ROOMY * scale.getValue().doubleValue()
                        ? ContentDisplay.LEFT
                        : ContentDisplay.GRAPHIC_ONLY);
        for (Labeled button : List.of(kill, hold, savepoint, stop, swap)) {
            button.contentDisplayProperty().bind(words);
        }
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
        hold.disableProperty().bind(model.selectedProperty().isNull());
        hold.setOnShowing(event -> offerChannels());
        kill.disableProperty().bind(model.selectedProperty().isNull());
        areas.setOnMouseMoved(this::showDetail);
        Tooltip.install(areas, detail);
    }

    private void write() {
        Moment moment = model.momentProperty().get();
        job.setText(moment.job().name());
        status.setText(moment.job().status().name());
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

    /** The channels at both ends of the selected subtask. */
    private void offerChannels() {
        SubtaskId selected = model.selectedProperty().get();
        hold.getItems().clear();
        for (ChannelView channel : model.momentProperty().get().channels().values()) {
            ChannelId id = channel.id();
            if (id.to().equals(selected) || id.from().equals(selected)) {
                MenuItem item = new MenuItem((channel.held() ? "release " : "hold ") + StageText.name(id.from())
                        + " \u2192 " + StageText.name(id.to()));
                item.setId("hold-" + id.toString().replaceAll("[^A-Za-z0-9]+", "-"));
                item.setOnAction(event -> model.holdOrRelease(id));
                hold.getItems().add(item);
            }
        }
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
    private void stopJob() {
        model.stopJob();
    }

    @FXML
    private void drainJob() {
        model.drainJob();
    }

    @FXML
    private void cancelJob() {
        model.cancelJob();
    }

    @FXML
    private void swapCode() {
        model.swapCode(false);
    }

    @FXML
    private void swapCodeAllowing() {
        model.swapCode(true);
    }
}
