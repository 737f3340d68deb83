package dev.millrace.api;

/** How a job is executed. */
public enum RuntimeExecutionMode {
    /** Results as the input comes; checkpoints; the default. */
    STREAMING,
    /** Bounded input only: final results when all of it is there, and no checkpoints. */
    BATCH,
    /** {@link #BATCH} where every source is bounded, else {@link #STREAMING}. */
    AUTOMATIC
}
