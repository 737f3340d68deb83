package dev.millrace.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.model.TwoSources;
import dev.millrace.app.theme.Fonts;
import dev.millrace.app.theme.Palette;
import dev.millrace.app.theme.Theme;
import dev.millrace.app.transport.TransportController;
import dev.millrace.journal.Marker;
import dev.millrace.trace.TraceEvent;
import java.io.IOException;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Stage and transport over one model, driven by mouse and buttons. */
@ExtendWith(ApplicationExtension.class)
class StageTest {
    private final RunModel model = new RunModel();
    private final Pulse pulse = new Pulse(model);

    @Start
    void start(Stage stage) throws IOException {
        Fonts.load();
        ObservableValue<Palette> palette = new SimpleObjectProperty<>(Palette.of(Theme.LIGHT));
        BorderPane root = new BorderPane(load("stage.fxml", new StageController(model, pulse, palette)));
        root.setBottom(load("transport.fxml", new TransportController(model, pulse, palette)));
        Scene scene = new Scene(root, 900, 560);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.show();
        model.replace("first", TwoSources.journal());
        model.jumpTo(8);
        root.applyCss();
        root.layout();
        pulse.drawNow();
    }

    private static Parent load(String file, Object controller) throws IOException {
        FXMLLoader loader =
                new FXMLLoader(Objects.requireNonNull(controller.getClass().getResource(file)));
        loader.setControllerFactory(wanted -> wanted.cast(controller));
        return loader.load();
    }

    @Test
    void aClickOnASubtaskSelectsItAndLetsItBeKilled(FxRobot robot) {
        Button kill = robot.lookup("#kill").queryButton();
        assertThat(kill.isDisabled()).isTrue();
        robot.clickOn("#subtask-count-0");
        assertThat(model.selectedProperty().get()).isEqualTo(TwoSources.WINDOW);
        assertThat(kill.isDisabled()).isFalse();
    }

    @Test
    void theButtonsStepAndPlay(FxRobot robot) {
        int before = model.positionProperty().get();
        robot.clickOn("#step-forward");
        assertThat(model.positionProperty().get()).isGreaterThan(before);
        robot.clickOn("#step-back");
        assertThat(model.positionProperty().get()).isEqualTo(before);
        robot.clickOn("#play");
        assertThat(model.playingProperty().get()).isTrue();
        robot.clickOn("#play");
        assertThat(model.playingProperty().get()).isFalse();
    }

    @Test
    void theTimelineGoesWhereItIsClicked(FxRobot robot) {
        Node timeline = robot.lookup("#timeline").query();
        robot.clickOn(timeline);
        assertThat(model.timeProperty().get()).isPositive();
        robot.clickOn("#next");
        int firing = model.journal().next(-1, Marker.FIRING);
        assertThat(model.positionProperty().get()).isEqualTo(firing);
    }

    @Test
    void alignmentIsSaidInWords(FxRobot robot) {
        int blocked = model.journal().next(-1, event -> event.event() instanceof TraceEvent.ChannelBlocked);
        show(robot, blocked);
        assertThat(robot.lookup("#checkpoint-status").queryAs(Label.class).getText())
                .isEqualTo("checkpoint 1 \u00b7 aligning 1 of 2");
        assertThat(robot.lookup("#stage-sentence").queryAs(Label.class).getText())
                .isEqualTo("count 0 has barrier 1 from flights 0 and waits for flights 1: the hatched channel is"
                        + " blocked.");
    }

    @Test
    void aSubtaskIsReadOut(FxRobot robot) {
        show(robot, model.journal().next(-1, Marker.CHECKPOINT) - 1);
        assertThat(robot.lookup("#subtask-count-0").query().getAccessibleText())
                .isEqualTo("count 0, running, watermark none; ATL from 09:00 1");
        show(robot, model.journal().next(-1, Marker.FAULT));
        assertThat(robot.lookup("#subtask-count-0").query().getAccessibleText()).startsWith("count 0, failed");
    }

    private void show(FxRobot robot, int position) {
        robot.interact(() -> {
            model.jumpTo(position);
            pulse.drawNow();
        });
    }
}
