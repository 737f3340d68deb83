package dev.millrace.app.plot;

import dev.millrace.app.model.RunModel;
import dev.millrace.app.stage.Pulse;
import dev.millrace.app.stage.Typeface;
import dev.millrace.app.theme.Palette;
import dev.millrace.journal.Moment;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Event time against processing time, up to the cursor; the axes span the whole run, so that nothing moves while time
 * goes on. Windows lie under the dots, clock and cursor over them; when time goes forward only the new dots are drawn.
 */
public final class PlotView extends Region {
    private final RunModel model;
    private final ObservableValue<Palette> palette;
    private final ObservableValue<Number> textScale;
    private final Canvas below = new Canvas();
    private final Canvas middle = new Canvas();
    private final Canvas above = new Canvas();
    private @Nullable PlotSeries series;
    private @Nullable Drawn drawn;

    /** What the dots that are on the canvas were drawn for. */
    private record Drawn(PlotSeries series, PlotScale scale, Palette palette, int position, int next, PixelGrid grid) {}

    /** Shows the run; {@code textScale} is 1 where text is 13 px. */
    public PlotView(RunModel model, Pulse pulse, ObservableValue<Palette> palette, ObservableValue<Number> textScale) {
        this.model = model;
        this.palette = palette;
        this.textScale = textScale;
        setId("plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        for (Canvas canvas : List.of(below, middle, above)) {
            canvas.widthProperty().bind(widthProperty());
            canvas.heightProperty().bind(heightProperty());
            // Else the size it has would be the size it wants, and it could only grow.
            canvas.setManaged(false);
            getChildren().add(canvas);
        }
        pulse.draw(
                this::draw,
                model.momentProperty(),
                model.timeProperty(),
                model.sizeProperty(),
                model.branchProperty(),
                model.selectedProperty(),
                palette,
                textScale,
                widthProperty(),
                heightProperty(),
                visibleProperty());
    }

    private void draw() {
        Moment moment = model.momentProperty().get();
        PlotSeries shown = series(moment);
        PlotScale scale = scale(shown);
        Typeface type = new Typeface(textScale.getValue().doubleValue());
        for (Canvas canvas : List.of(below, above)) {
            canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        }
        if (!scale.usable()) {
            middle.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
            drawn = null;
            empty(type);
            return;
        }
        painter(below, scale, type).bands(Bands.of(moment, shown.subject()), shown, moment.position());
        painter(below, scale, type).axes(shown.subject().name());
        drawDots(shown, scale, type, moment.position());
        PlotPainter front = painter(above, scale, type);
        front.cursor((long) model.timeProperty().get());
        front.firings(shown, moment.position());
        front.stairs(shown, moment.position(), (long) model.timeProperty().get());
        setAccessibleText("Plot of event time against processing time at "
                + shown.subject().name());
    }

    private void drawDots(PlotSeries shown, PlotScale scale, Typeface type, int position) {
        Drawn before = drawn;
        boolean more = before != null
                && before.series().equals(shown)
                && before.scale().equals(scale)
                && before.palette().equals(palette.getValue())
                && before.position() <= position
                && shown.attempts(before.position()) == shown.attempts(position);
        GraphicsContext to = middle.getGraphicsContext2D();
        PixelGrid grid = more && before != null ? before.grid() : new PixelGrid(getWidth());
        int from = more && before != null ? before.next() : 0;
        if (!more) {
            to.clearRect(0, 0, getWidth(), getHeight());
        }
        int next = painter(middle, scale, type).dots(shown, from, position, grid);
        drawn = new Drawn(shown, scale, palette.getValue(), position, next, grid);
    }

    private PlotPainter painter(Canvas canvas, PlotScale scale, Typeface type) {
        return new PlotPainter(
                canvas.getGraphicsContext2D(),
                scale,
                palette.getValue(),
                type,
                model.index().clocks());
    }

    private void empty(Typeface type) {
        GraphicsContext to = above.getGraphicsContext2D();
        to.setFill(palette.getValue().muted());
        to.setFont(type.text());
        to.fillText("No record with an event time has arrived here in this run.", 24, 32);
    }

    private PlotSeries series(Moment moment) {
        PlotSubject subject =
                PlotSubject.of(moment.job(), model.selectedProperty().get());
        PlotSeries now = series;
        if (now == null
                || !Objects.equals(now.journal(), model.journal())
                || !now.subject().equals(subject)) {
            now = new PlotSeries(model.journal(), model.index(), subject);
            series = now;
        }
        now.follow();
        return now;
    }

    private PlotScale scale(PlotSeries of) {
        double unit = textScale.getValue().doubleValue();
        int size = model.journal().size();
        double end = size == 0 ? 0 : model.journal().get(size - 1).time();
        long span = Math.max(1, of.latest() - of.earliest());
        boolean any = of.latest() >= of.earliest();
        return new PlotScale(
                62 * unit,
                getWidth() - 18,
                8,
                getHeight() - 38 * unit,
                any ? of.earliest() - span / 60 : 0,
                any ? of.latest() + span / 60 + 1 : 0,
                end);
    }
}
