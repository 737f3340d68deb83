package dev.millrace.app.stage;

import dev.millrace.app.theme.Palette;
import dev.millrace.journal.ChannelView;
import dev.millrace.journal.SinkView;
import dev.millrace.journal.SubtaskView;
import dev.millrace.journal.SubtaskView.Restored;
import dev.millrace.journal.SubtaskView.Status;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the subtasks: name, clock, what they remember, and how they are. */
final class SubtaskPainter {
    /** A name in less room than this says nothing: then the clock gives way. */
    private static final double NAME_ROOM = 50;

    private final GraphicsContext to;
    private final Scenery scenery;
    private final Palette palette;
    private final Typeface type;
    private final double unit;

    SubtaskPainter(GraphicsContext to, Scenery scenery) {
        this.to = to;
        this.scenery = scenery;
        this.palette = scenery.palette();
        this.type = scenery.typeface();
        this.unit = scenery.layout().scale();
    }

    void draw() {
        to.setTextBaseline(VPos.BASELINE);
        for (Map.Entry<SubtaskId, Box> entry : scenery.layout().boxes().entrySet()) {
            SubtaskView subtask = scenery.moment().subtasks().find(entry.getKey());
            if (subtask != null) {
                draw(subtask, entry.getValue());
            }
        }
    }

    private void draw(SubtaskView subtask, Box box) {
        frame(subtask, box);
        double line = box.height() < 38 * unit ? box.middle() + 4 * unit : box.y() + 19 * unit;
        String index = Integer.toString(subtask.id().index());
        double indexWidth = type.width(index, type.text());
        double room = box.width() - 20 * unit - indexWidth - 4;
        boolean oneLine = box.height() < 38 * unit;
        String clock = clock(subtask);
        double clockRoom = type.width(clock, type.codeSmall()) + 8 * unit;
        if (oneLine && room - clockRoom > NAME_ROOM * unit) {
            right(clock, box.right() - 16 * unit - indexWidth, line, type.codeSmall(), clockColour(subtask));
            room -= clockRoom;
        }
        left(subtask.id().vertex(), box.x() + 10 * unit, line, type.title(), palette.text(), room);
        right(index, box.right() - 10 * unit, line, type.text(), palette.muted());
        if (!oneLine) {
            details(subtask, box, clock);
        }
        if (subtask.status() == Status.FAILED) {
            cross(box);
        }
        pulse(subtask, box);
    }

    private void frame(SubtaskView subtask, Box box) {
        boolean selected = subtask.id().equals(scenery.selected());
        boolean aligning = aligning(subtask.id());
        boolean failed = subtask.status() == Status.FAILED;
        boolean alive = subtask.status() == Status.RUNNING || subtask.status() == Status.FINISHED;
        to.setFill(failed ? palette.faultSoft() : palette.surface());
        to.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 14, 14);
        if (selected) {
            to.setStroke(palette.accent());
            to.setLineWidth(1.5);
            to.strokeRoundRect(box.x() - 4, box.y() - 4, box.width() + 8, box.height() + 8, 20, 20);
        }
        to.setStroke(failed ? palette.fault() : aligning ? palette.barrier() : palette.borderStrong());
        to.setLineWidth(failed || aligning ? 2 : 1.2);
        if (!alive && !failed) {
            to.setLineDashes(5, 4);
        }
        to.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), 14, 14);
        to.setLineDashes((double[]) null);
    }

    private void details(SubtaskView subtask, Box box, String clock) {
        double x = box.x() + 10 * unit;
        double line = box.y() + 37 * unit;
        double room = box.width() - 20 * unit;
        left(clock, x, line, type.code(), clockColour(subtask), room);
        List<Row> rows = rows(subtask, (int) ((box.bottom() - line - 4 * unit) / (17 * unit)));
        for (Row row : rows) {
            line += 17 * unit;
            row(row, x, line, room);
        }
    }

    /** One line below the clock: a key with its mark, or words alone. */
    private record Row(int key, String letter, String start, String end, String value) {}

    private List<Row> rows(SubtaskView subtask, int limit) {
        if (subtask.status() == Status.FAILED || limit <= 0) {
            return List.of();
        }
        SinkView sink = StageText.sinkOf(scenery.moment(), subtask.id());
        if (sink != null) {
            return sinkRows(sink, subtask, limit);
        }
        if (!subtask.contents().splits().isEmpty()) {
            long read = subtask.contents().splits().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return List.of(words("read " + read));
        }
        return keyRows(subtask, limit);
    }

    /** What a sink holds comes last, below what the operators before it in the chain remember. */
    private List<Row> sinkRows(SinkView sink, SubtaskView subtask, int limit) {
        int waiting = sink.pendingRows(subtask.id());
        String pending = "pending " + waiting;
        String committed = "committed " + sink.visible().size();
        List<Row> rows = new ArrayList<>(keyRows(subtask, limit - 1));
        if (rows.isEmpty() && limit > 1) {
            rows.add(words(pending));
            rows.add(words(committed));
        } else {
            rows.add(words(waiting == 0 ? committed : pending + " \u00b7 " + committed));
        }
        return rows;
    }

    private List<Row> keyRows(SubtaskView subtask, int limit) {
        return KeyRow.of(subtask.contents(), scenery.clocks(), limit).stream()
                .map(row -> new Row(
                        scenery.index().keys().ordinal(row.key()),
                        scenery.index().keys().letter(row.key()),
                        row.key(),
                        (row.place() + " " + row.value()).strip(),
                        row.value()))
                .toList();
    }

    private static Row words(String text) {
        return new Row(-1, "", text, "", "");
    }

    private void row(Row row, double x, double line, double room) {
        if (row.end().isEmpty()) {
            left(row.start(), x, line, type.text(), palette.muted(), room);
            return;
        }
        double radius = 5.5 * unit;
        ElementPainter.dot(to, palette, x + radius, line - 4 * unit, radius, row.key());
        ElementPainter.letter(to, palette, type, x + radius, line - 4 * unit, row.key(), row.letter());
        double keyRoom = room * 0.42;
        left(row.start(), x + 15 * unit, line, type.codeSmall(), palette.text(), keyRoom);
        double used = 15 * unit + Math.min(keyRoom, type.width(row.start(), type.codeSmall())) + 6 * unit;
        boolean fits = type.width(row.end(), type.codeSmall()) <= room - used;
        String end = type.fitted(fits ? row.end() : row.value(), type.codeSmall(), room - used);
        right(end, x + room, line, type.codeSmall(), palette.text());
    }

    private String clock(SubtaskView subtask) {
        Restored restored = subtask.restored();
        if (subtask.status() != Status.RUNNING) {
            return subtask.status().name().toLowerCase(Locale.ROOT);
        } else if (restored != null && subtask.current() == null && subtask.watermark() == Long.MIN_VALUE) {
            return "restored from " + restored.checkpoint();
        }
        return "W " + scenery.clocks().watermark(subtask.watermark()) + (subtask.idle() ? " idle" : "");
    }

    private Color clockColour(SubtaskView subtask) {
        return switch (subtask.status()) {
            case RUNNING -> clock(subtask).startsWith("W") ? palette.watermark() : palette.restored();
            case FAILED -> palette.fault();
            default -> palette.muted();
        };
    }

    /** Whether the subtask waits for the barriers of some of its channels. */
    private boolean aligning(SubtaskId id) {
        for (ChannelView channel : scenery.moment().channels().values()) {
            if (channel.blocked() && channel.id().to().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private void cross(Box box) {
        to.setStroke(palette.fault().deriveColor(0, 1, 1, 0.55));
        to.setLineWidth(2.5);
        to.strokeLine(box.x() + 6, box.y() + 6, box.right() - 6, box.bottom() - 6);
        to.strokeLine(box.x() + 6, box.bottom() - 6, box.right() - 6, box.y() + 6);
    }

    /** One ring that widens and fades after a restore. */
    private void pulse(SubtaskView subtask, Box box) {
        Restored restored = subtask.restored();
        double age = restored == null ? 1 : (scenery.time() - restored.time()) / scenery.pulse();
        if (restored == null || age >= 1 || subtask.status() != Status.RUNNING) {
            return;
        }
        double grow = 3 + 9 * age;
        to.setStroke(palette.restored().deriveColor(0, 1, 1, 1 - age));
        to.setLineWidth(3);
        to.strokeRoundRect(box.x() - grow, box.y() - grow, box.width() + 2 * grow, box.height() + 2 * grow, 22, 22);
    }

    private void left(String text, double x, double y, Font font, Color colour, double room) {
        to.setTextAlign(TextAlignment.LEFT);
        to.setFont(font);
        to.setFill(colour);
        to.fillText(type.fitted(text, font, room), x, y);
    }

    private void right(String text, double x, double y, Font font, Color colour) {
        to.setTextAlign(TextAlignment.RIGHT);
        to.setFont(font);
        to.setFill(colour);
        to.fillText(text, x, y);
    }
}
