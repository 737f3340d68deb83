package dev.millrace.app.stage;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.theme.Palette;
import dev.millrace.journal.Moment;
import dev.millrace.trace.SubtaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The picture of the stage: a canvas of what stands under those of what moves. The lower one is drawn again only when
 * the moment or the size changes; the upper ones whenever time goes on.
 */
final class StageCanvas extends Region {
    private final RunModel model;
    private final ObservableValue<Palette> palette;
    private final ObservableValue<Number> textScale;
    private final Canvas standing = new Canvas();
    private final MovingLayer moving = new MovingLayer();
    private @Nullable Scenery drawn;
    private Typeface typeface = new Typeface(1);
    private double typefaceScale = 1;
    private List<Mark> marks = List.of();

    StageCanvas(RunModel model, ObservableValue<Palette> palette, ObservableValue<Number> textScale) {
        this.model = model;
        this.palette = palette;
        this.textScale = textScale;
        standing.widthProperty().bind(widthProperty());
        standing.heightProperty().bind(heightProperty());
        // Else the size it has would be the size it wants, and it could only grow.
        standing.setManaged(false);
        getChildren().addAll(standing, moving);
    }

    /** Draws both canvases, the lower one only where it has changed. */
    void draw() {
        Scenery now = scenery();
        Scenery before = drawn;
        boolean pulsing = now.moment().subtasks().values().stream()
                .anyMatch(subtask -> subtask.restored() != null
                        && now.time() - subtask.restored().time() < 1.5 * now.pulse());
        if (before == null || pulsing || !standsAs(before, now)) {
            drawStanding(now);
        }
        drawn = now;
        drawMoving(now);
    }

    private static boolean standsAs(Scenery before, Scenery now) {
        return before.moment().position() == now.moment().position()
                && before.index() == now.index()
                && before.layout().equals(now.layout())
                && before.palette().equals(now.palette())
                && java.util.Objects.equals(before.selected(), now.selected());
    }

    private Scenery scenery() {
        Moment moment = model.momentProperty().get();
        Scenery before = drawn;
        double scale = textScale.getValue().doubleValue();
        boolean sameGraph = before != null
                && before.index() == model.index()
                && before.moment().job().vertices().equals(moment.job().vertices())
                && before.moment().channels().keySet().equals(moment.channels().keySet());
        StageLayout layout = before != null && sameGraph && before.layout().fits(getWidth(), getHeight(), scale)
                ? before.layout()
                : StageLayout.of(moment, getWidth(), getHeight(), scale);
        if (layout.scale() != typefaceScale) {
            typefaceScale = layout.scale();
            typeface = new Typeface(typefaceScale);
        }
        return new Scenery(
                moment,
                model.timeProperty().get(),
                model.index(),
                layout,
                palette.getValue(),
                typeface,
                model.selectedProperty().get(),
                model.transit());
    }

    private void drawStanding(Scenery scenery) {
        GraphicsContext to = standing.getGraphicsContext2D();
        to.clearRect(0, 0, getWidth(), getHeight());
        new ChannelPainter(to, scenery.layout(), scenery.palette()).draw(scenery.moment());
        new SubtaskPainter(to, scenery).draw();
    }

    private void drawMoving(Scenery scenery) {
        marks = Marks.of(scenery);
        moving.draw(scenery, marks);
    }

    /** Where the subtasks are; empty before the first drawing. */
    Map<SubtaskId, Box> boxes() {
        return drawn == null ? Map.of() : drawn.layout().boxes();
    }

    /** The element within {@code reach} px of the point, if there is one. */
    Optional<Mark> markAt(double x, double y, double reach) {
        return marks.stream()
                .filter(mark -> Math.hypot(mark.x() - x, mark.y() - y) <= reach)
                .min((a, b) -> Double.compare(Math.hypot(a.x() - x, a.y() - y), Math.hypot(b.x() - x, b.y() - y)));
    }
}
