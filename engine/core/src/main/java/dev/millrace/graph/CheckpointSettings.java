package dev.millrace.graph;

/**
 * When and how a job takes checkpoints. Times are ms.
 *
 * @param interval time between checkpoints; 0 = no checkpointing
 * @param exactlyOnce whether barriers are aligned or overtake; false = at-least-once: they are only counted
 * @param timeout time after which a checkpoint that has not completed is given up
 * @param minPause time between the end of a checkpoint and the next trigger, at least
 * @param maxConcurrent number of checkpoints under way at most; savepoints do not count against it
 * @param tolerableFailures number of checkpoints in a row that may fail before the job does
 */
public record CheckpointSettings(
        long interval, boolean exactlyOnce, long timeout, long minPause, int maxConcurrent, int tolerableFailures) {
    /** No checkpointing. */
    public static final CheckpointSettings NONE = new CheckpointSettings(0, true, 600_000, 0, 1, 0);

    /** Whether the job takes checkpoints. */
    public boolean isEnabled() {
        return interval > 0;
    }

    /** The same with another time between checkpoints. */
    public CheckpointSettings every(long newInterval) {
        return new CheckpointSettings(newInterval, exactlyOnce, timeout, minPause, maxConcurrent, tolerableFailures);
    }
}
