package dev.millrace.app.transport;

import dev.millrace.app.stage.Typeface;
import dev.millrace.app.theme.Palette;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Marker;
import dev.millrace.journal.Positions;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.CheckpointAborted;
import dev.millrace.trace.TraceEvent.CheckpointCompleted;
import dev.millrace.trace.TraceEvent.CheckpointTriggered;
import dev.millrace.trace.TraceEvent.JobRestarting;
import dev.millrace.trace.TraceEvent.StateRestored;
import dev.millrace.trace.Traced;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.text.TextAlignment;

/** Draws the lanes of the timeline over the whole run. */
final class LanePainter {
    private static final double BAR = 4;

    private final GraphicsContext to;
    private final Journal journal;
    private final TimelineScale scale;
    private final Palette palette;
    private final Typeface typeface;

    LanePainter(GraphicsContext to, Journal journal, TimelineScale scale, Palette palette, Typeface typeface) {
        this.to = to;
        this.journal = journal;
        this.scale = scale;
        this.palette = palette;
        this.typeface = typeface;
    }

    void draw() {
        for (Lane lane : Lane.values()) {
            name(lane);
        }
        records();
        ticks();
        firings();
        checkpoints();
        faults();
    }

    private void name(Lane lane) {
        double y = scale.middle(lane);
        to.setStroke(palette.grid());
        to.setLineWidth(1);
        to.strokeLine(scale.left(), Math.round(y) + 0.5, scale.right(), Math.round(y) + 0.5);
        to.setFill(palette.muted());
        to.setFont(typeface.text());
        to.setTextAlign(TextAlignment.LEFT);
        to.setTextBaseline(VPos.CENTER);
        to.fillText(lane.label(), 0, y);
    }

    /** Density: how many records each few pixels stand for. */
    private void records() {
        int[] counts = new int[(int) Math.max(1, (scale.right() - scale.left()) / BAR) + 1];
        Positions records = journal.positions(Marker.RECORD);
        int most = 1;
        for (int i = 0; i < records.size(); i++) {
            double x = scale.x(journal.get(records.get(i)).time());
            int bar = (int) ((x - scale.left()) / BAR);
            most = Math.max(most, ++counts[bar]);
        }
        double full = scale.lane() * 0.8;
        double bottom = scale.middle(Lane.RECORDS) + full / 2;
        to.setFill(palette.channelHatch());
        for (int bar = 0; bar < counts.length; bar++) {
            double height = counts[bar] == 0 ? 0 : Math.max(1.5, full * counts[bar] / most);
            to.fillRect(scale.left() + bar * BAR, bottom - height, BAR - 1, height);
        }
    }

    private void ticks() {
        double half = scale.lane() * 0.32;
        double y = scale.middle(Lane.WATERMARKS);
        to.setFill(palette.watermark());
        eachApart(Marker.WATERMARK, 3, (x, traced) -> to.fillRect(x - 1, y - half, 2, 2 * half));
    }

    private void firings() {
        double y = scale.middle(Lane.FIRINGS);
        double half = scale.lane() * 0.34;
        to.setFill(palette.firing());
        eachApart(Marker.FIRING, 2, (x, traced) -> diamond(to, x, y, half));
    }

    /** The mark of a firing. */
    static void diamond(GraphicsContext to, double x, double y, double half) {
        to.fillPolygon(new double[] {x - half, x, x + half, x}, new double[] {y, y - half, y, y + half}, 4);
    }

    /** A bar from the trigger to the end; hollow while it is under way, struck if it was given up. */
    private void checkpoints() {
        Map<Long, Traced> begun = new HashMap<>();
        Positions positions = journal.positions(Marker.CHECKPOINT);
        for (int i = 0; i < positions.size(); i++) {
            Traced traced = journal.get(positions.get(i));
            TraceEvent event = traced.event();
            if (event instanceof CheckpointTriggered triggered) {
                begun.put(triggered.checkpoint(), traced);
            } else if (event instanceof CheckpointCompleted completed) {
                bar(begun.remove(completed.checkpoint()), traced.time(), palette.barrier());
            } else if (event instanceof CheckpointAborted aborted) {
                bar(begun.remove(aborted.checkpoint()), traced.time(), palette.fault());
            }
        }
        begun.values().forEach(traced -> bar(traced, scale.end(), palette.barrierSoft()));
    }

    private void bar(@org.jspecify.annotations.Nullable Traced from, long end, Color colour) {
        if (from == null) {
            return;
        }
        double x = scale.x(from.time());
        double width = Math.max(3, scale.x(end) - x);
        double half = scale.lane() * 0.3;
        double y = scale.middle(Lane.CHECKPOINTS);
        boolean savepoint = from.event() instanceof CheckpointTriggered triggered
                && triggered.kind().isSavepoint();
        to.setFill(colour);
        to.setStroke(colour);
        to.setLineWidth(1.6);
        if (savepoint) {
            to.strokeRoundRect(x, y - half, width, 2 * half, 4, 4);
        } else {
            to.fillRoundRect(x, y - half, width, 2 * half, 4, 4);
        }
    }

    private void faults() {
        double y = scale.middle(Lane.FAULTS);
        double half = scale.lane() * 0.3;
        Positions recoveries = journal.positions(Marker.RECOVERY);
        boolean waiting = false;
        for (int i = 0; i < recoveries.size(); i++) {
            Traced traced = journal.get(recoveries.get(i));
            double x = scale.x(traced.time());
            if (traced.event() instanceof JobRestarting restarting) {
                to.setFill(palette.fault().deriveColor(0, 1, 1, 0.3));
                double width = Math.max(3, scale.x(traced.time() + restarting.delay()) - x);
                to.fillRoundRect(x, y - half, width, 2 * half, 4, 4);
                waiting = true;
            } else if (waiting && traced.event() instanceof StateRestored) {
                back(x + half * 1.6, y, half);
                waiting = false;
            }
        }
        to.setStroke(palette.fault());
        to.setLineWidth(2);
        eachApart(Marker.FAULT, 2, (x, traced) -> {
            to.strokeLine(x - half, y - half, x + half, y + half);
            to.strokeLine(x - half, y + half, x + half, y - half);
        });
    }

    /** An arrow that turns back: state was restored. */
    private void back(double x, double y, double half) {
        to.setStroke(palette.restored());
        to.setLineWidth(1.8);
        to.strokeArc(x - half, y - half, 2 * half, 2 * half, 120, 280, ArcType.OPEN);
        to.setFill(palette.restored());
        to.fillPolygon(
                new double[] {x - half * 1.1, x - half * 0.1, x - half * 0.2},
                new double[] {y - half * 0.9, y - half * 1.5, y - half * 0.3},
                3);
    }

    /** What is drawn for an event. */
    private interface Drawing {
        void at(double x, Traced traced);
    }

    /** One drawing in {@code apart} px: what would cover another one is left out. */
    private void eachApart(Marker marker, double apart, Drawing drawing) {
        Positions positions = journal.positions(marker);
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < positions.size(); i++) {
            Traced traced = journal.get(positions.get(i));
            double x = scale.x(traced.time());
            if (x - last >= apart) {
                drawing.at(x, traced);
                last = x;
            }
        }
    }
}
