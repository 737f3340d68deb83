package dev.millrace.trace;

/** Why a snapshot is taken. */
public enum SnapshotKind {
    /** Periodic; used for recovery; its completion commits pending results. */
    CHECKPOINT,
    /** Asked for by the user while the job goes on; commits nothing and is never used for recovery. */
    SAVEPOINT,
    /** The last act of a job that is stopped: no record follows the barrier; its completion commits. */
    STOP_WITH_SAVEPOINT,
    /** Taken once after the end of bounded input, so that the tail of the results is committed. */
    FINAL_CHECKPOINT;

    /** Whether a user has asked for it and keeps it. */
    public boolean isSavepoint() {
        return this == SAVEPOINT || this == STOP_WITH_SAVEPOINT;
    }

    /** Whether the job ends with it. */
    public boolean isLast() {
        return this == STOP_WITH_SAVEPOINT || this == FINAL_CHECKPOINT;
    }
}
