package dev.millrace.api;

/** What a failure may do to the state of a job. */
public enum CheckpointingMode {
    /** Every record counts once in every state: barriers are aligned, or overtake what is then kept with the snapshot. */
    EXACTLY_ONCE,
    /** Barriers never hold a record back; after a failure some records count twice. */
    AT_LEAST_ONCE
}
