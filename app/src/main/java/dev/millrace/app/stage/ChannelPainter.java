package dev.millrace.app.stage;

import dev.millrace.app.theme.Palette;
import dev.millrace.journal.ChannelView;
import dev.millrace.journal.Moment;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/** Draws the channels as bands: hatched while alignment blocks them, edged while they are full, dashed while they are idle. */
final class ChannelPainter {
    private static final double HATCH = 6;

    private final GraphicsContext to;
    private final StageLayout layout;
    private final Palette palette;

    ChannelPainter(GraphicsContext to, StageLayout layout, Palette palette) {
        this.to = to;
        this.layout = layout;
        this.palette = palette;
    }

    void draw(Moment moment) {
        to.setLineCap(StrokeLineCap.BUTT);
        for (ChannelView channel : moment.channels().values()) {
            ChannelPath path = layout.paths().get(channel.id());
            if (path != null) {
                draw(channel, path);
            }
        }
    }

    private void draw(ChannelView channel, ChannelPath path) {
        if (channel.refuses()) {
            stroke(path, palette.warning(), layout.thickness() + 3);
        }
        stroke(path, palette.channel(), layout.thickness());
        if (channel.idle()) {
            to.setLineDashes(HATCH, HATCH);
            stroke(path, palette.channelHatch(), 2);
            to.setLineDashes();
        }
        if (channel.blocked()) {
            hatch(path);
        }
        if (channel.held()) {
            gate(path);
        }
    }

    private void stroke(ChannelPath path, Color colour, double width) {
        to.setStroke(colour);
        to.setLineWidth(width);
        to.beginPath();
        to.moveTo(path.startX(), path.startY());
        to.bezierCurveTo(
                path.firstControlX(),
                path.firstControlY(),
                path.secondControlX(),
                path.secondControlY(),
                path.endX(),
                path.endY());
        to.stroke();
    }

    /** A closed gate before the receiver: two bars across and a cross between them. */
    private void gate(ChannelPath path) {
        double half = layout.thickness() * 0.9;
        to.setStroke(palette.warning());
        to.setLineWidth(2.4);
        ChannelPath.Point first = path.at(path.length() - 3.4 * half);
        ChannelPath.Point second = path.at(path.length() - 1.4 * half);
        across(first, first, half, -half);
        across(second, second, half, -half);
        across(first, second, half, -half);
        across(first, second, -half, half);
    }

    /** A line from beside one point of the curve to beside another; {@code from} and {@code end} px to its right. */
    private void across(ChannelPath.Point one, ChannelPath.Point other, double from, double end) {
        to.strokeLine(
                one.x() - Math.sin(one.angle()) * from,
                one.y() + Math.cos(one.angle()) * from,
                other.x() - Math.sin(other.angle()) * end,
                other.y() + Math.cos(other.angle()) * end);
    }

    private void hatch(ChannelPath path) {
        to.setStroke(palette.channelHatch());
        to.setLineWidth(1.4);
        double half = layout.thickness() / 2;
        for (double at = HATCH; at < path.length(); at += HATCH) {
            ChannelPath.Point low = path.at(at - half * 0.7);
            ChannelPath.Point high = path.at(at + half * 0.7);
            to.strokeLine(
                    low.x() - Math.sin(low.angle()) * half,
                    low.y() + Math.cos(low.angle()) * half,
                    high.x() + Math.sin(high.angle()) * half,
                    high.y() - Math.cos(high.angle()) * half);
        }
    }
}
