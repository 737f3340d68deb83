package dev.millrace.runtime;

/** Where a job is in its life. */
public enum JobStatus {
    CREATED,
    RUNNING,
    RESTARTING,
    /** All input read, all results committed. */
    FINISHED,
    /** Ended with a savepoint. */
    STOPPED,
    /** Ended at once, because it was asked to. */
    CANCELED,
    /** Ended with a failure. */
    FAILED;

    /** Whether nothing more will happen. */
    public boolean isTerminal() {
        return this == FINISHED || this == STOPPED || this == CANCELED || this == FAILED;
    }
}
