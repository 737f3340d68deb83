package dev.millrace.app.stage;

import dev.millrace.app.model.KeyIndex;
import dev.millrace.app.theme.Palette;
import dev.millrace.journal.Element;
import dev.millrace.journal.Element.Kind;
import dev.millrace.journal.SubtaskView;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws what moves: dots, chevrons, double bars, and their labels where there is room. */
final class ElementPainter {
    /** With more marks than this, the marks speak for themselves. */
    static final int LABELLED = 120;

    private final GraphicsContext to;
    private final Scenery scenery;
    private final Palette palette;
    private final Typeface type;
    private final double unit;
    private final Stamps stamps;

    ElementPainter(GraphicsContext to, Scenery scenery, Stamps stamps) {
        this.to = to;
        this.stamps = stamps;
        this.scenery = scenery;
        this.palette = scenery.palette();
        this.type = scenery.typeface();
        this.unit = scenery.layout().scale();
    }

    /** Draws the marks of one gap. */
    void draw(List<Mark> marks, boolean labelled, StageLayout.Gap gap) {
        to.setImageSmoothing(false);
        marks.forEach(mark -> shape(mark, labelled));
        gates(marks);
        to.setImageSmoothing(true);
        lateRings(gap);
        if (labelled) {
            labels(marks, gap);
        }
    }

    /** A bar before the oldest of those that wait in a sender's buffer. */
    private void gates(List<Mark> marks) {
        ChannelId closed = null;
        for (Mark mark : marks) {
            if (mark.element().buffered() && !mark.channel().id().equals(closed)) {
                closed = mark.channel().id();
                gate(mark);
            }
        }
    }

    private void gate(Mark oldest) {
        double half = Math.max(5, scenery.layout().thickness() * 0.9);
        double ahead = radius() + 3 * unit;
        turned(oldest, () -> {
            to.setStroke(palette.text());
            to.setLineWidth(1.6 * unit);
            to.strokeLine(ahead, -half, ahead, half);
        });
    }

    private void shape(Mark mark, boolean labelled) {
        switch (mark.element().kind()) {
            case RECORD -> record(mark, labelled);
            case WATERMARK -> chevron(mark);
            case IDLE, ACTIVE -> status(mark);
            case BARRIER -> bars(mark);
            case LATENCY -> diamond(mark);
            case END -> end(mark);
        }
    }

    private void record(Mark mark, boolean labelled) {
        String key = key(mark.element());
        KeyIndex keys = scenery.index().keys();
        double radius = radius();
        if (!labelled) {
            Image dot = stamps.dot(palette, keys.ordinal(key), radius);
            to.drawImage(dot, Math.rint(mark.x() - dot.getWidth() / 2), Math.rint(mark.y() - dot.getHeight() / 2));
            return;
        }
        dot(to, palette, mark.x(), mark.y(), radius, keys.ordinal(key));
        if (radius >= 5) {
            letter(to, palette, type, mark.x(), mark.y(), keys.ordinal(key), keys.letter(key));
        }
    }

    private double radius() {
        return Math.max(2.5, Math.min(6.5 * unit, scenery.layout().thickness() * 0.62));
    }

    private @Nullable String key(Element element) {
        return element.key() != null ? element.key() : scenery.index().keyAt((int) element.position());
    }

    static void dot(GraphicsContext to, Palette palette, double x, double y, double radius, int key) {
        to.setFill(palette.surface());
        to.fillOval(x - radius - 1.2, y - radius - 1.2, 2 * radius + 2.4, 2 * radius + 2.4);
        to.setFill(palette.key(key));
        to.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    static void letter(GraphicsContext to, Palette palette, Typeface type, double x, double y, int key, String letter) {
        to.setFont(type.letter());
        to.setTextAlign(TextAlignment.CENTER);
        to.setTextBaseline(VPos.CENTER);
        to.setFill(on(palette.key(key)));
        to.fillText(letter, x, y - 0.3);
        to.setTextBaseline(VPos.BASELINE);
    }

    /** Black or white, whichever stands out more. */
    private static Color on(Color colour) {
        double light = 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
        return light > 0.18 ? Color.BLACK : Color.WHITE;
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private void chevron(Mark mark) {
        double half = Math.max(5, scenery.layout().thickness() * 0.95);
        double deep = half * 0.55;
        double thick = half * 0.62;
        turned(mark, () -> {
            to.setFill(palette.watermark());
            to.fillPolygon(
                    new double[] {-deep, -deep + thick, deep + thick * 0.5, -deep + thick, -deep, deep - thick * 0.5},
                    new double[] {-half, -half, 0, half, half, 0},
                    6);
        });
    }

    /** A pause sign for idle, a play sign for active. */
    private void status(Mark mark) {
        double half = Math.max(4, scenery.layout().thickness() * 0.7);
        to.setFill(palette.watermark());
        if (mark.element().kind() == Kind.ACTIVE) {
            double[] across = {mark.x() - half * 0.7, mark.x() + half, mark.x() - half * 0.7};
            to.fillPolygon(across, new double[] {mark.y() - half, mark.y(), mark.y() + half}, 3);
            return;
        }
        to.fillRect(mark.x() - half, mark.y() - half, half * 0.7, 2 * half);
        to.fillRect(mark.x() + half * 0.3, mark.y() - half, half * 0.7, 2 * half);
    }

    private void bars(Mark mark) {
        double half = Math.max(6, scenery.layout().thickness() * 1.15);
        double wide = Math.max(2, 3 * unit);
        turned(mark, () -> {
            to.setFill(palette.barrier());
            to.fillRect(-wide - 1.2, -half, wide, 2 * half);
            to.fillRect(1.2, -half, wide, 2 * half);
        });
    }

    /** Of a latency marker: hollow, since nothing is in it. */
    private void diamond(Mark mark) {
        double half = Math.max(4, scenery.layout().thickness() * 0.65);
        double[] across = {mark.x() - half, mark.x(), mark.x() + half, mark.x()};
        double[] down = {mark.y(), mark.y() - half, mark.y(), mark.y() + half};
        to.setFill(palette.surface());
        to.fillPolygon(across, down, 4);
        to.setStroke(palette.text());
        to.setLineWidth(1.4 * unit);
        to.strokePolygon(across, down, 4);
    }

    private void end(Mark mark) {
        double half = Math.max(4, scenery.layout().thickness() * 0.6);
        to.setFill(palette.text());
        to.fillRect(mark.x() - half, mark.y() - half, 2 * half, 2 * half);
    }

    private void turned(Mark mark, Runnable drawing) {
        to.save();
        to.translate(mark.x(), mark.y());
        to.rotate(Math.toDegrees(mark.angle()));
        drawing.run();
        to.restore();
    }

    /** Whether a subtask whose boxes the gap leads to has just taken a record that came too late. */
    boolean anyLate(StageLayout.Gap gap) {
        return scenery.layout().boxes().entrySet().stream().anyMatch(entry -> late(entry, gap));
    }

    /** The record a subtask took last, where that came too late: a struck ring on the subtask's left edge. */
    private void lateRings(StageLayout.Gap gap) {
        for (Map.Entry<SubtaskId, Box> entry : scenery.layout().boxes().entrySet()) {
            if (late(entry, gap)) {
                Box box = entry.getValue();
                LateMark.draw(to, palette.late(), palette.surface(), box.x(), box.y() + 8 * unit, 6.5 * unit);
            }
        }
    }

    private boolean late(Map.Entry<SubtaskId, Box> entry, StageLayout.Gap gap) {
        SubtaskView subtask = scenery.moment().subtasks().find(entry.getKey());
        return subtask != null
                && subtask.current() != null
                && subtask.current().late() != null
                && gap.holds(entry.getValue().x());
    }

    private void labels(List<Mark> marks, StageLayout.Gap gap) {
        LabelSpace space = new LabelSpace(gap.from(), gap.to(), gap.height());
        scenery.layout().boxes().values().forEach(space::take);
        double around = radius() + 1;
        for (Mark mark : marks) {
            space.take(new Box(mark.x() - around, mark.y() - around, 2 * around, 2 * around));
        }
        for (Kind kind : List.of(Kind.BARRIER, Kind.WATERMARK, Kind.IDLE, Kind.ACTIVE, Kind.END, Kind.RECORD)) {
            marks.stream().filter(mark -> mark.element().kind() == kind).forEach(mark -> label(mark, space));
        }
    }

    private void label(Mark mark, LabelSpace space) {
        String text = text(mark.element());
        if (text.isEmpty()) {
            return;
        }
        double width = type.width(text, type.codeSmall());
        double size = type.codeSmall().getSize();
        double reach = (mark.element().kind() == Kind.RECORD
                        ? radius()
                        : scenery.layout().thickness() * 1.15)
                + 2;
        Box above = new Box(mark.x() - width / 2, mark.y() - reach - size, width, size);
        Box below = new Box(mark.x() - width / 2, mark.y() + reach, width, size);
        Box free = space.takeIfFree(above) ? above : space.takeIfFree(below) ? below : null;
        if (free != null) {
            to.setFont(type.codeSmall());
            to.setTextAlign(TextAlignment.LEFT);
            to.setFill(colour(mark.element().kind()));
            to.fillText(text, free.x(), free.bottom() - size * 0.18);
        }
    }

    private String text(Element element) {
        return switch (element.kind()) {
            case RECORD ->
                element.time() == Long.MIN_VALUE ? "" : scenery.clocks().event(element.time());
            case WATERMARK -> scenery.clocks().watermark(element.time());
            case BARRIER -> Long.toString(element.time());
            case LATENCY -> "";
            case IDLE -> "idle";
            case ACTIVE -> "active";
            case END -> "end";
        };
    }

    private Color colour(Kind kind) {
        return switch (kind) {
            case RECORD -> palette.muted();
            case WATERMARK, IDLE, ACTIVE -> palette.watermark();
            case BARRIER -> palette.barrier();
            case LATENCY, END -> palette.text();
        };
    }
}
