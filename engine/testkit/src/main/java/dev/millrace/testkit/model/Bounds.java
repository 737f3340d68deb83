package dev.millrace.testkit.model;

/**
 * How small the job is, and what may happen to it.
 *
 * @param records number of records that each of the two sources has
 * @param checkpoints number of times that it is time for a periodic checkpoint; the final one comes on top
 * @param failures number of subtasks that fail
 * @param channelCapacity elements a channel holds before it refuses
 * @param chaining whether counter and sink share a subtask
 * @param late whether periodic checkpoints may be due at any time, the reports of a subtask may overtake each other, and what was
 *     reported before a failure may arrive at any time after it, in the next attempt too. Else a checkpoint is due as soon as the
 *     job runs (the word of it still reaches the sources at any time), and old reports arrive right after the failure
 */
public record Bounds(int records, int checkpoints, int failures, int channelCapacity, boolean chaining, boolean late) {
    /** Whether more may be sent into a channel than it holds: records, barriers, the last watermark and the end. */
    boolean mayRefuse() {
        return channelCapacity < records + checkpoints + 3;
    }
}
