package dev.millrace.runtime;

import dev.millrace.trace.SnapshotKind;

/**
 * A checkpoint barrier on its way through the channels: what is before it belongs to the snapshot, what is after it does not.
 *
 * @param checkpoint number of the snapshot
 * @param kind why it is taken
 * @param overtakesFrom processing time in ms from which it overtakes what is in flight; {@link Long#MAX_VALUE} for never
 */
public record Barrier(long checkpoint, SnapshotKind kind, long overtakesFrom) {
    /** A barrier that stays in its place. */
    public Barrier(long checkpoint, SnapshotKind kind) {
        this(checkpoint, kind, Long.MAX_VALUE);
    }

    /** Whether there is a time from which it overtakes. */
    boolean overtakes() {
        return overtakesFrom < Long.MAX_VALUE;
    }

    /** Whether it no longer waits behind what is in flight. */
    boolean overtakes(long now) {
        return now >= overtakesFrom;
    }
}
