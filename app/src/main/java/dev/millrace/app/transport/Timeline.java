package dev.millrace.app.transport;

import dev.millrace.app.model.Clocks;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.stage.Pulse;
import dev.millrace.app.stage.Typeface;
import dev.millrace.app.theme.Palette;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Positions;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The whole run over processing time, a lane for each class of events, and the cursor, which can be dragged. A click goes
 * to the event under it, or else to that time.
 */
final class Timeline extends Region {
    private static final double LANE = 16;
    private static final double NAMES = 86;
    private static final double EDGE = 8;
    private static final double REACH = 5;

    private final RunModel model;
    private final ObservableValue<Palette> palette;
    private final ObservableValue<Number> textScale;
    private final Canvas lanes = new Canvas();
    private final Canvas cursor = new Canvas();

    Timeline(RunModel model, Pulse pulse, ObservableValue<Palette> palette, ObservableValue<Number> textScale) {
        this.model = model;
        this.palette = palette;
        this.textScale = textScale;
        setId("timeline");
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Timeline of the run");
        Tooltip.install(this, new Tooltip("Click or drag to go to an instant"));
        for (Canvas canvas : List.of(lanes, cursor)) {
            canvas.widthProperty().bind(widthProperty());
            canvas.heightProperty().bind(heightProperty());
            // Else the size it has would be the size it wants, and it could only grow.
            canvas.setManaged(false);
            getChildren().add(canvas);
        }
        pulse.draw(
                this::drawLanes,
                model.sizeProperty(),
                model.branchProperty(),
                palette,
                textScale,
                widthProperty(),
                heightProperty());
        pulse.draw(
                this::drawCursor,
                model.timeProperty(),
                model.sizeProperty(),
                model.branchProperty(),
                palette,
                textScale,
                widthProperty(),
                heightProperty());
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> drag(event.getX()));
    }

    @Override
    protected double computePrefHeight(double width) {
        return (Lane.values().length * LANE + EDGE) * textScale.getValue().doubleValue() + 4;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private TimelineScale scale() {
        double unit = textScale.getValue().doubleValue();
        Journal journal = model.journal();
        long end = journal.size() == 0 ? 0 : journal.get(journal.size() - 1).time();
        return new TimelineScale(NAMES * unit, getWidth() - EDGE, end, EDGE * unit, LANE * unit);
    }

    private void drawLanes() {
        GraphicsContext to = lanes.getGraphicsContext2D();
        to.clearRect(0, 0, getWidth(), getHeight());
        Typeface typeface = new Typeface(textScale.getValue().doubleValue());
        new LanePainter(to, model.journal(), scale(), palette.getValue(), typeface).draw();
    }

    private void drawCursor() {
        GraphicsContext to = cursor.getGraphicsContext2D();
        to.clearRect(0, 0, getWidth(), getHeight());
        TimelineScale scale = scale();
        double x = scale.x((long) model.timeProperty().get());
        double half = 6 * textScale.getValue().doubleValue();
        to.setFill(palette.getValue().text());
        to.fillPolygon(new double[] {x - half, x + half, x}, new double[] {0, 0, half * 1.3}, 3);
        to.fillRect(x - 1, 0, 2, scale.bottom() + 2);
        setAccessibleHelp("At " + Clocks.processing((long) model.timeProperty().get()));
    }

    private void press(MouseEvent event) {
        requestFocus();
        model.pause();
        int found = eventAt(event.getX(), event.getY());
        if (found >= 0) {
            model.jumpTo(found);
        } else {
            drag(event.getX());
        }
    }

    private void drag(double x) {
        model.pause();
        model.jumpToTime(scale().time(x));
    }

    /** The event of the lane at {@code y} that is nearest to {@code x}, if one is near; else -1. */
    private int eventAt(double x, double y) {
        TimelineScale scale = scale();
        int found = -1;
        for (Lane lane : Lane.values()) {
            if (lane != Lane.RECORDS && Math.abs(y - scale.middle(lane)) <= scale.lane() / 2) {
                Positions positions = model.journal().positions(lane.marker());
                double nearest = REACH;
                for (int i = 0; i < positions.size(); i++) {
                    double distance = Math.abs(
                            scale.x(model.journal().get(positions.get(i)).time()) - x);
                    if (distance < nearest) {
                        nearest = distance;
                        found = positions.get(i);
                    }
                }
            }
        }
        return found;
    }
}
