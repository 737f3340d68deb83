package dev.millrace.app.plot;

import dev.millrace.app.model.Clocks;
import dev.millrace.app.plot.Bands.Band;
import dev.millrace.app.plot.PlotSeries.Dot;
import dev.millrace.app.plot.PlotSeries.Firing;
import dev.millrace.app.plot.PlotSeries.Stair;
import dev.millrace.app.stage.LateMark;
import dev.millrace.app.stage.Typeface;
import dev.millrace.app.theme.Palette;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws the plot, part by part. */
final class PlotPainter {
    /** How much is left to see of a record whose effect was lost with a failure. */
    private static final double LOST = 0.25;

    private final GraphicsContext to;
    private final PlotScale scale;
    private final Palette palette;
    private final Typeface type;
    private final Clocks clocks;

    PlotPainter(GraphicsContext to, PlotScale scale, Palette palette, Typeface type, Clocks clocks) {
        this.to = to;
        this.scale = scale;
        this.palette = palette;
        this.type = type;
        this.clocks = clocks;
    }

    /** Bands of the windows; where they overlap, bars below each other instead. */
    void bands(List<Band> bands, PlotSeries series, int position) {
        boolean overlapping = false;
        for (int i = 1; i < bands.size(); i++) {
            overlapping |= bands.get(i).start() < bands.get(i - 1).end();
        }
        int[] counts = counts(bands, series, position);
        boolean roomy = roomy(bands, counts);
        double line = type.text().getSize() + 4;
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            double x = scale.x(band.start());
            double width = scale.x(band.end()) - x;
            to.setFill(
                    Math.floorMod(Math.floorDiv(band.start(), Math.max(1, band.end() - band.start())), 2L) == 0
                            ? palette.windowEven()
                            : palette.windowOdd());
            if (overlapping) {
                to.fillRect(x, scale.top() + (i % 6) * 5, width, 4);
            } else {
                to.fillRect(x, scale.top(), width, scale.bottom() - scale.top());
                label(band, counts[i], roomy, x, width, scale.top() + line);
            }
        }
    }

    /** Whether all have room for words: numbers with words and without, side by side, would seem to be two things. */
    private boolean roomy(List<Band> bands, int[] counts) {
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            double width = scale.x(band.end()) - scale.x(band.start());
            if (type.width(words(band, counts[i]), type.text()) + 6 > width) {
                return false;
            }
        }
        return true;
    }

    private static String words(Band band, int count) {
        return (band.fired() ? "fired " : "open ") + count;
    }

    /** Where words have no room, the number alone, in the colour of firings once it has fired. */
    private void label(Band band, int count, boolean roomy, double x, double width, double y) {
        String text = roomy ? words(band, count) : Integer.toString(count);
        if (type.width(text, type.text()) + 2 <= width) {
            to.setFont(type.text());
            to.setFill(roomy || !band.fired() ? palette.muted() : palette.firing());
            to.setTextAlign(TextAlignment.CENTER);
            to.setTextBaseline(VPos.BASELINE);
            to.fillText(text, x + width / 2, y);
        }
    }

    /** How many records that were neither late nor lost fall into each band. */
    private static int[] counts(List<Band> bands, PlotSeries series, int position) {
        int[] counts = new int[bands.size()];
        long[] starts = bands.stream().mapToLong(Band::start).toArray();
        for (Dot dot : series.dots()) {
            if (dot.position() > position) {
                break;
            }
            int place = Arrays.binarySearch(starts, dot.timestamp());
            int band = place >= 0 ? place : -place - 2;
            if (band >= 0
                    && !dot.late()
                    && !series.lost(dot, position)
                    && dot.timestamp() < bands.get(band).end()) {
                counts[band]++;
            }
        }
        return counts;
    }

    void axes(String subject) {
        to.setStroke(palette.borderStrong());
        to.setLineWidth(1);
        double left = Math.round(scale.left()) + 0.5;
        double bottom = Math.round(scale.bottom()) + 0.5;
        to.strokeLine(left, scale.top(), left, bottom);
        to.strokeLine(left, bottom, scale.right(), bottom);
        eventTicks(bottom);
        processingTicks();
        to.setFill(palette.muted());
        to.setFont(type.text());
        to.setTextAlign(TextAlignment.RIGHT);
        to.setTextBaseline(VPos.BASELINE);
        to.fillText(
                "event time at " + subject,
                scale.right(),
                scale.bottom() + 2.9 * type.text().getSize());
        to.save();
        to.translate(type.text().getSize() + 2, scale.top());
        to.rotate(-90);
        to.fillText("processing time", 0, 0);
        to.restore();
    }

    private void eventTicks(double bottom) {
        double room = type.width(clocks.event(scale.from()), type.codeSmall()) + 24;
        long step = Ticks.step(scale.to() - scale.from(), (int) ((scale.right() - scale.left()) / room));
        Clocks coarse = Clocks.exactFor(step);
        to.setFont(type.codeSmall());
        to.setTextAlign(TextAlignment.CENTER);
        to.setTextBaseline(VPos.TOP);
        for (long tick = Ticks.first(scale.from(), step); tick <= scale.to(); tick += step) {
            to.setStroke(palette.borderStrong());
            to.strokeLine(scale.x(tick), bottom, scale.x(tick), bottom + 4);
            to.setFill(palette.muted());
            String name = coarse.event(tick);
            double half = type.width(name, type.codeSmall()) / 2;
            to.fillText(name, Math.min(scale.x(tick), scale.right() + 12 - half), bottom + 6);
        }
    }

    private void processingTicks() {
        long step = Ticks.step((long) scale.end(), (int) ((scale.bottom() - scale.top()) / 44));
        to.setFont(type.codeSmall());
        to.setFill(palette.muted());
        to.setTextAlign(TextAlignment.RIGHT);
        to.setTextBaseline(VPos.CENTER);
        for (long tick = 0; tick <= scale.end(); tick += step) {
            to.fillText(Ticks.name(tick), scale.left() - 5, scale.y(tick));
        }
    }

    /** Dots from {@code from} to the last one at or before {@code position}; gives the next one to draw. */
    int dots(PlotSeries series, int from, int position, PixelGrid grid) {
        double radius = Math.max(2, type.text().getSize() * 0.28);
        int next = from;
        while (next < series.dots().size() && series.dots().get(next).position() <= position) {
            Dot dot = series.dots().get(next++);
            double x = scale.x(dot.timestamp());
            double y = scale.y(dot.time());
            if (dot.late()) {
                LateMark.draw(to, palette.late(), palette.surface(), x, y, radius * 1.25);
            } else if (grid.takeIfFree(x, y, dot.key())) {
                to.setGlobalAlpha(series.lost(dot, position) ? LOST : 1);
                to.setFill(palette.key(dot.key()));
                to.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
                to.setGlobalAlpha(1);
            }
        }
        return next;
    }

    /** The watermark as a staircase up to {@code time}; it begins anew where it was lost. */
    void stairs(PlotSeries series, int position, long time) {
        to.setStroke(palette.watermark());
        to.setLineWidth(2);
        double x = Double.NaN;
        to.beginPath();
        for (Stair stair : series.stairs()) {
            if (stair.position() > position) {
                break;
            }
            double nextY = scale.y(stair.time());
            if (!Double.isNaN(x)) {
                to.lineTo(x, nextY);
            }
            if (stair.watermark() == Long.MIN_VALUE) {
                x = Double.NaN;
                continue;
            }
            double nextX = scale.x(stair.watermark());
            if (Double.isNaN(x)) {
                to.moveTo(scale.left(), nextY);
            }
            to.lineTo(nextX, nextY);
            x = nextX;
        }
        if (!Double.isNaN(x)) {
            to.lineTo(x, scale.y(time));
        }
        to.stroke();
        if (!Double.isNaN(x)) {
            name(x, scale.y(time));
        }
    }

    /** Above the instant shown, where nothing has been drawn yet: that is the future. */
    private void name(double x, double now) {
        to.setFont(type.title());
        to.setFill(palette.watermark());
        boolean right = x + type.width("watermark", type.title()) + 10 > scale.right();
        to.setTextAlign(right ? TextAlignment.RIGHT : TextAlignment.LEFT);
        to.setTextBaseline(VPos.BASELINE);
        double line = type.title().getSize();
        to.fillText("watermark", right ? x - 4 : x + 4, Math.max(scale.top() + 3.4 * line, now - 0.5 * line));
    }

    /** A line over the window and a diamond at its end, at the instant of the firing. */
    void firings(PlotSeries series, int position) {
        double half = type.text().getSize() * 0.45;
        to.setLineWidth(1.6);
        for (Firing firing : series.firings()) {
            if (firing.position() > position) {
                break;
            }
            double y = scale.y(firing.time());
            double end = scale.x(firing.end());
            to.setStroke(palette.firing());
            to.strokeLine(scale.x(firing.start()), y, end, y);
            to.setFill(palette.firing());
            to.fillPolygon(new double[] {end - half, end, end + half, end}, new double[] {y, y - half, y, y + half}, 4);
        }
    }

    void cursor(long time) {
        double y = scale.y(time);
        to.setStroke(palette.text().deriveColor(0, 1, 1, 0.45));
        to.setLineWidth(1);
        to.setLineDashes(4, 3);
        to.strokeLine(scale.left(), y, scale.right(), y);
        to.setLineDashes((double[]) null);
    }
}
