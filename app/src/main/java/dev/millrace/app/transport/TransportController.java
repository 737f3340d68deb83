package dev.millrace.app.transport;

import dev.millrace.app.model.Clocks;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.stage.Pulse;
import dev.millrace.app.theme.Palette;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The transport: moves the run's cursor and shows where it is. */
public final class TransportController {
    private static final double TEXT_SIZE = 13;

    /** Below this width in px at a scale of 1, what has a key as well makes room. */
    private static final double ROOMY = 700;

    /** Below this one the speed does, too. */
    private static final double TIGHT = 450;

    private final RunModel model;
    private final Pulse pulse;
    private final ObservableValue<Palette> palette;

    @FXML
    private VBox root;

    @FXML
    private Button toStart;

    @FXML
    private Button toEnd;

    @FXML
    private Button previous;

    @FXML
    private Button play;

    @FXML
    private FontIcon playIcon;

    @FXML
    private ComboBox<Target> target;

    @FXML
    private ComboBox<Speed> speed;

    @FXML
    private Label clock;

    @FXML
    private Label step;

    @FXML
    private StackPane timelinePlace;

    /** Moves the cursor of {@code model}; drawn at each beat of {@code pulse}. */
    public TransportController(RunModel model, Pulse pulse, ObservableValue<Palette> palette) {
        this.model = model;
        this.pulse = pulse;
        this.palette = palette;
    }

    @FXML
    private void initialize() {
        offerTargets();
        offerSpeeds();
        ObservableValue<Number> scale = clock.fontProperty().map(font -> font.getSize() / TEXT_SIZE);
        timelinePlace.getChildren().setAll(new Timeline(model, pulse, palette, scale));
        List.of(toStart, toEnd, previous).forEach(button -> showAbove(ROOMY, button, scale));
        showAbove(TIGHT, speed, scale);
        model.playingProperty().addListener((property, before, playing) -> showPlaying(playing));
        pulse.draw(
                this::write,
                model.timeProperty(),
                model.positionProperty(),
                model.sizeProperty(),
                model.growingProperty());
    }

    private void showAbove(double width, Node part, ObservableValue<Number> scale) {
        ObservableValue<Boolean> wide = root.widthProperty()
                .map(now -> now.doubleValue() >= width * scale.getValue().doubleValue());
        part.visibleProperty().bind(wide);
        part.managedProperty().bind(wide);
    }

    private void write() {
        clock.setText(Clocks.processing((long) model.timeProperty().get()));
        step.setText(String.format(
                Locale.ROOT,
                "%,d of %,d%s",
                model.positionProperty().get() + 1,
                model.sizeProperty().get(),
                model.growingProperty().get() ? " ..." : ""));
    }

    private void showPlaying(boolean playing) {
        playIcon.setIconLiteral(playing ? "fth-pause" : "fth-play");
        play.setAccessibleText(playing ? "Pause" : "Play");
    }

    private void offerTargets() {
        target.getItems().setAll(Target.ALL);
        target.valueProperty()
                .addListener((property, before, now) -> model.targetProperty().set(now.marker()));
        model.targetProperty().addListener((property, before, now) -> showTarget());
        showTarget();
    }

    private void showTarget() {
        Target.ALL.stream()
                .filter(each -> each.marker() == model.targetProperty().get())
                .findFirst()
                .ifPresent(target::setValue);
    }

    private void offerSpeeds() {
        speed.getItems().setAll(Speed.ALL);
        speed.valueProperty()
                .addListener((property, before, now) -> model.speedProperty().set(now.factor()));
        model.speedProperty().addListener((property, before, now) -> showSpeed());
        showSpeed();
    }

    private void showSpeed() {
        Speed.ALL.stream()
                .filter(each -> each.factor() == model.speedProperty().get())
                .findFirst()
                .ifPresent(speed::setValue);
    }

    @FXML
    private void goToStart() {
        model.pause();
        model.jumpTo(-1);
    }

    @FXML
    private void goToEnd() {
        model.pause();
        model.jumpTo(Integer.MAX_VALUE);
    }

    @FXML
    private void stepBack() {
        model.stepBack();
    }

    @FXML
    private void stepForward() {
        model.stepForward();
    }

    @FXML
    private void togglePlay() {
        model.togglePlay();
    }

    @FXML
    private void toNext() {
        model.toNext(model.targetProperty().get());
    }

    @FXML
    private void toPrevious() {
        model.toPrevious(model.targetProperty().get());
    }
}
