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
 * @param protocol how a consistent snapshot comes about where state is exactly-once
 * @param overtakeAfter time after its trigger from which a checkpoint's barriers overtake; 0 = at once, {@link Long#MAX_VALUE} = never
 * @param incremental whether a checkpoint stores only those files of the state that the ones before do not have, where the backend has files
 * @param retained number of checkpoints kept where they are stored, 0 for all
 * @param retention how the job may end for its checkpoints to stay where they are stored
 */
public record CheckpointSettings(
        long interval,
        boolean exactlyOnce,
        long timeout,
        long minPause,
        int maxConcurrent,
        int tolerableFailures,
        Protocol protocol,
        long overtakeAfter,
        boolean incremental,
        int retained,
        Retention retention) {
    /** Shortest interval and shortest timeout that a job may ask for, in ms. Flink: {@code CheckpointCoordinatorConfiguration.MINIMAL_CHECKPOINT_TIME}. */
    private static final long SHORTEST = 10;

    /** Refuses a time that is too short for a checkpoint; {@code what} says which. */
    public static void requireLongEnough(String what, long time) {
        if (time < SHORTEST) {
            throw new IllegalArgumentException("The checkpoint " + what + " must be at least " + SHORTEST + " ms, not "
                    + time + " ms: give a longer one, or enable no checkpoints.");
        }
    }

    /** How a job may end for its checkpoints to stay; savepoints always do. */
    public enum Retention {
        /** However it ends. */
        ALWAYS,
        /** If it fails for good. */
        AFTER_FAILURE,
        /** In no way. */
        NEVER
    }

    /** How a consistent snapshot comes about. */
    public enum Protocol {
        /** As in Flink: barriers that are aligned, or overtake. */
        BARRIERS,
        /**
         * Chandy and Lamport, "Distributed Snapshots" (1985): a subtask records its state on the first marker and then what comes
         * through each other channel until its marker. Not Flink's: it is there to be compared.
         */
        CHANDY_LAMPORT
    }

    /** No checkpointing. */
    public static final CheckpointSettings NONE = new CheckpointSettings(
            0, true, 600_000, 0, 1, 0, Protocol.BARRIERS, Long.MAX_VALUE, false, 0, Retention.ALWAYS);

    /** Whether the job takes checkpoints. */
    public boolean isEnabled() {
        return interval > 0;
    }

    /** Whether barriers overtake what is in flight, at once or after a while. */
    public boolean overtakes() {
        return exactlyOnce && protocol == Protocol.BARRIERS && overtakeAfter < Long.MAX_VALUE;
    }

    /** Whether what is in flight may have to be kept with a checkpoint. */
    public boolean keepsWhatIsInFlight() {
        return overtakes() || (exactlyOnce && protocol == Protocol.CHANDY_LAMPORT);
    }

    /** The same with another time between checkpoints. */
    public CheckpointSettings every(long newInterval) {
        return new CheckpointSettings(
                newInterval,
                exactlyOnce,
                timeout,
                minPause,
                maxConcurrent,
                tolerableFailures,
                protocol,
                overtakeAfter,
                incremental,
                retained,
                retention);
    }

    /** The same with another protocol. */
    public CheckpointSettings by(Protocol other) {
        return new CheckpointSettings(
                interval,
                exactlyOnce,
                timeout,
                minPause,
                maxConcurrent,
                tolerableFailures,
                other,
                overtakeAfter,
                incremental,
                retained,
                retention);
    }

    /** The same with barriers that overtake after so many ms. */
    public CheckpointSettings overtaking(long after) {
        return new CheckpointSettings(
                interval,
                exactlyOnce,
                timeout,
                minPause,
                maxConcurrent,
                tolerableFailures,
                protocol,
                after,
                incremental,
                retained,
                retention);
    }
}
