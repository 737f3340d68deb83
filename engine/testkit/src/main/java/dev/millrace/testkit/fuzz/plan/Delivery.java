package dev.millrace.testkit.fuzz.plan;

/** How sinks give a job's rows to readers. */
public enum Delivery {
    /** Rows are committed with checkpoints. */
    COMMITTED,
    /** The same, as lines of files that outlive checkpoints. */
    FILES,
    /** Rows are visible at once, and twice after a failure; only an experiment would want that. */
    APPENDED
}
