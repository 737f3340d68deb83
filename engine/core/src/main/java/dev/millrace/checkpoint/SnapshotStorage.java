package dev.millrace.checkpoint;

import java.io.IOException;

/** Where complete snapshots are kept beyond the life of the process. Called on the job master's thread. */
@FunctionalInterface
public interface SnapshotStorage {
    /** Keeps nothing: snapshots live in memory, as long as the job does. */
    SnapshotStorage NONE = snapshot -> {};

    /**
     * Keeps {@code snapshot}, whole or not at all; when this returns, a later process can read it. A snapshot that cannot be
     * kept does not count as complete.
     */
    void store(CompletedSnapshot snapshot) throws IOException;

    /**
     * Removes all but the {@code newest} checkpoints, with what only they needed; what cannot be removed stays until the next time.
     * Savepoints belong to their user.
     */
    default void retain(int newest) {}
}
