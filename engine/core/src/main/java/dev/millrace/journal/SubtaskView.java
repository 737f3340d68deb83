package dev.millrace.journal;

import dev.millrace.trace.SubtaskId;
import org.jspecify.annotations.Nullable;

/**
 * One subtask at an instant.
 *
 * @param id which subtask
 * @param status what it does
 * @param attempt 0 at first, one more with every restart of the job
 * @param watermark its event-time clock in ms; {@code Long.MIN_VALUE} before the first watermark
 * @param idle whether it has said that no watermark will come for a while
 * @param contents what it remembers
 * @param current the record it took last; null before the first one of this attempt
 * @param restored where its state came from; null where it began with none
 * @param failure why it failed; null unless it has
 * @param measured what is measured of it
 */
public record SubtaskView(
        SubtaskId id,
        Status status,
        int attempt,
        long watermark,
        boolean idle,
        Contents contents,
        @Nullable Current current,
        @Nullable Restored restored,
        @Nullable String failure,
        Measured measured) {
    /** What a subtask does, in the words of Flink's {@code ExecutionState}, and one more. */
    public enum Status {
        CREATED,
        /** It waits for a task slot. */
        SCHEDULED,
        RUNNING,
        FINISHED,
        /** Its machine is gone, and nobody knows yet. */
        LOST,
        FAILED,
        CANCELED
    }

    /**
     * The record that a subtask took last.
     *
     * @param position place in the journal of the event that took it
     * @param time processing time in ms at which it was taken
     * @param key its key; null where it has none
     * @param value its value
     * @param timestamp its timestamp in ms
     * @param late what became of it if it was late (dropped, side); null if it was not
     */
    public record Current(
            long position,
            long time,
            @Nullable String key,
            String value,
            long timestamp,
            @Nullable String late) {
        Current late(String outcome) {
            return new Current(position, time, key, value, timestamp, outcome);
        }
    }

    /**
     * A restore.
     *
     * @param position place in the journal of the event
     * @param time processing time in ms at which it happened
     * @param checkpoint the snapshot it came from
     * @param entries number of state entries
     */
    public record Restored(long position, long time, long checkpoint, int entries) {}

    /** The subtask before it is deployed. */
    static SubtaskView created(SubtaskId id) {
        return new SubtaskView(
                id, Status.CREATED, 0, Long.MIN_VALUE, false, Contents.NONE, null, null, null, Measured.NOTHING);
    }

    /** The subtask as a new attempt begins: it remembers nothing. */
    SubtaskView started(int newAttempt) {
        return new SubtaskView(
                id, Status.RUNNING, newAttempt, Long.MIN_VALUE, false, Contents.NONE, null, null, null, measured);
    }

    /** Whether it has been deployed, and neither failed nor been cancelled since. */
    boolean isDeployed() {
        return status == Status.RUNNING || status == Status.FINISHED || status == Status.LOST;
    }

    SubtaskView withStatus(Status now, @Nullable String cause) {
        return new SubtaskView(id, now, attempt, watermark, idle, contents, current, restored, cause, measured);
    }

    SubtaskView withWatermark(long now) {
        return new SubtaskView(id, status, attempt, now, idle, contents, current, restored, failure, measured);
    }

    SubtaskView withIdle(boolean now) {
        return new SubtaskView(id, status, attempt, watermark, now, contents, current, restored, failure, measured);
    }

    SubtaskView withContents(Contents now) {
        return new SubtaskView(id, status, attempt, watermark, idle, now, current, restored, failure, measured);
    }

    SubtaskView withCurrent(Current now) {
        return new SubtaskView(id, status, attempt, watermark, idle, contents, now, restored, failure, measured);
    }

    SubtaskView withMeasured(Measured now) {
        return new SubtaskView(id, status, attempt, watermark, idle, contents, current, restored, failure, now);
    }

    SubtaskView restored(Restored now, Contents from) {
        return new SubtaskView(id, status, attempt, watermark, idle, from, current, now, failure, measured);
    }
}
