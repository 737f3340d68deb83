package dev.millrace.app.model;

import dev.millrace.journal.CheckpointView;
import dev.millrace.journal.CheckpointView.Part;
import dev.millrace.journal.Moment;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One checkpoint or savepoint as a line of text.
 *
 * @param number its number
 * @param kind what it is
 * @param status how it is; while it is under way, how many of its subtasks have acknowledged
 * @param triggered when
 * @param duration from trigger to end; empty while it is under way
 * @param size of the whole; empty before it is complete
 * @param parts its subtasks
 * @param position place in the journal of its trigger
 */
public record CheckpointRow(
        long number,
        String kind,
        String status,
        String triggered,
        String duration,
        String size,
        List<PartRow> parts,
        int position) {
    /**
     * One subtask's part.
     *
     * @param subtask the subtask
     * @param stage in words
     * @param alignment how long it waited for its other channels; empty before its snapshot
     * @param took from the checkpoint's trigger to its acknowledgement; empty before
     * @param inFlight number of elements that are kept with its snapshot; empty where there are none
     * @param size of its snapshot with the number of entries; empty before
     */
    public record PartRow(String subtask, String stage, String alignment, String took, String inFlight, String size) {
        /** One that has not taken its snapshot yet. */
        static PartRow before(SubtaskId id, String stage, String inFlight) {
            return new PartRow(id.toString(), stage, "", "", inFlight, "");
        }
    }

    /** How it is, and what it is where it is not a checkpoint like the others. */
    public String words() {
        return kind.equals("checkpoint") ? status : kind + ", " + status;
    }

    /** All of the run so far, newest first. */
    public static List<CheckpointRow> of(Moment moment) {
        List<CheckpointRow> rows = new ArrayList<>();
        for (CheckpointView checkpoint : moment.checkpoints().values()) {
            rows.add(row(checkpoint, moment));
        }
        Collections.reverse(rows);
        return rows;
    }

    private static CheckpointRow row(CheckpointView checkpoint, Moment moment) {
        List<PartRow> parts = parts(checkpoint, moment);
        boolean ended = checkpoint.ended() >= 0;
        return new CheckpointRow(
                checkpoint.number(),
                kind(checkpoint.kind()),
                status(checkpoint, parts.size()),
                Clocks.processing(checkpoint.triggered()),
                ended ? Clocks.duration(checkpoint.ended() - checkpoint.triggered()) : "",
                checkpoint.status() == CheckpointView.Status.COMPLETED ? bytes(checkpoint.bytes()) : "",
                parts,
                (int) checkpoint.position());
    }

    private static String status(CheckpointView checkpoint, int subtasks) {
        return switch (checkpoint.status()) {
            case IN_PROGRESS -> checkpoint.acknowledgements() + " of " + subtasks;
            case COMPLETED -> "complete";
            case ABORTED -> "aborted: " + checkpoint.reason();
        };
    }

    private static String kind(SnapshotKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** While it is under way all subtasks are listed; afterwards those that took part, since the job may have changed. */
    private static List<PartRow> parts(CheckpointView checkpoint, Moment moment) {
        Iterable<SubtaskId> ids = checkpoint.status() == CheckpointView.Status.IN_PROGRESS
                ? moment.subtasks().keySet()
                : checkpoint.parts().keySet();
        List<PartRow> rows = new ArrayList<>();
        for (SubtaskId id : ids) {
            Part part = checkpoint.parts().find(id);
            rows.add(part == null ? PartRow.before(id, "no barrier yet", "") : part(id, part, checkpoint, moment));
        }
        return rows;
    }

    private static PartRow part(SubtaskId id, Part part, CheckpointView checkpoint, Moment moment) {
        String inFlight = part.inFlight() == 0 ? "" : Integer.toString(part.inFlight());
        if (part.taken() < 0) {
            int channels = moment.inputs(id).size();
            String stage =
                    part.barriers() == 0 ? "takes its snapshot" : "aligning " + part.barriers() + " of " + channels;
            return PartRow.before(id, stage, inFlight);
        }
        boolean acknowledged = part.acknowledged() >= 0;
        return new PartRow(
                id.toString(),
                acknowledged ? "acknowledged" : "snapshot taken",
                part.barriers() == 0 ? "" : Clocks.duration(part.alignment()),
                acknowledged ? Clocks.duration(part.acknowledged() - checkpoint.triggered()) : "",
                inFlight,
                part.entries() + (part.entries() == 1 ? " entry, " : " entries, ") + bytes(part.bytes()));
    }

    private static String bytes(long bytes) {
        return bytes < 10_000 ? bytes + " B" : String.format(Locale.ROOT, "%.1f kB", bytes / 1_000.0);
    }
}
