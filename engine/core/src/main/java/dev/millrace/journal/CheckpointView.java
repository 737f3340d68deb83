package dev.millrace.journal;

import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.SubtaskId;
import org.jspecify.annotations.Nullable;

/**
 * One checkpoint or savepoint at an instant.
 *
 * @param number its number
 * @param kind why it was taken
 * @param status how far it is
 * @param triggered processing time in ms
 * @param position place in the journal of its trigger
 * @param ended processing time in ms of its completion or abort; -1 before
 * @param bytes size of the whole; 0 before it is complete
 * @param reason why it was aborted; null unless it was
 * @param parts how far each subtask is that has begun
 */
public record CheckpointView(
        long number,
        SnapshotKind kind,
        Status status,
        long triggered,
        long position,
        long ended,
        long bytes,
        @Nullable String reason,
        PersistentMap<SubtaskId, Part> parts) {
    /** How far a checkpoint is. */
    public enum Status {
        IN_PROGRESS,
        COMPLETED,
        ABORTED
    }

    /**
     * One subtask's part.
     *
     * @param barriers number of its channels that have delivered the barrier
     * @param firstBarrier processing time in ms of the first of them, or of the injection at a source
     * @param taken processing time in ms of its snapshot; -1 before
     * @param acknowledged processing time in ms of the acknowledgement; -1 before
     * @param entries number of state entries
     * @param bytes size of its snapshot
     * @param inFlight number of elements of its channels that are kept with its snapshot
     * @param contents what the snapshot holds; null before it is taken
     */
    public record Part(
            int barriers,
            long firstBarrier,
            long taken,
            long acknowledged,
            int entries,
            long bytes,
            int inFlight,
            @Nullable Contents contents) {
        static Part begun(long time) {
            return new Part(0, time, -1, -1, 0, 0, 0, null);
        }

        /** Ms between its first barrier and its snapshot; -1 while it aligns. */
        public long alignment() {
            return taken < 0 ? -1 : taken - firstBarrier;
        }

        Part withInFlight(int elements) {
            return new Part(barriers, firstBarrier, taken, acknowledged, entries, bytes, inFlight + elements, contents);
        }

        Part withBarrier() {
            return new Part(barriers + 1, firstBarrier, taken, acknowledged, entries, bytes, inFlight, contents);
        }

        Part taken(long time, int count, long size, Contents held) {
            return new Part(barriers, firstBarrier, time, acknowledged, count, size, inFlight, held);
        }

        Part acknowledged(long time) {
            return new Part(barriers, firstBarrier, taken, time, entries, bytes, inFlight, contents);
        }
    }

    static CheckpointView triggered(long number, SnapshotKind kind, long time, long position) {
        return new CheckpointView(number, kind, Status.IN_PROGRESS, time, position, -1, 0, null, PersistentMap.empty());
    }

    /** Number of subtasks whose acknowledgement has reached the coordinator. */
    public int acknowledgements() {
        int count = 0;
        for (Part part : parts.values()) {
            count += part.acknowledged() >= 0 ? 1 : 0;
        }
        return count;
    }

    CheckpointView completed(long time, long size) {
        return new CheckpointView(number, kind, Status.COMPLETED, triggered, position, time, size, null, parts);
    }

    /** An aborted checkpoint keeps what is told about its parts, but not what they held. */
    CheckpointView aborted(long time, String why) {
        return new CheckpointView(number, kind, Status.ABORTED, triggered, position, time, 0, why, parts);
    }

    CheckpointView withPart(SubtaskId subtask, Part part) {
        return new CheckpointView(
                number, kind, status, triggered, position, ended, bytes, reason, parts.with(subtask, part));
    }
}
