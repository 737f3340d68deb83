package dev.millrace.host;

/** What can be asked of a job that runs. */
public enum JobCommand {
    /** Take a checkpoint before it is time for one. */
    CHECKPOINT,
    /** Take a savepoint and go on. */
    SAVEPOINT,
    /** Stop with a savepoint where the sources stand. */
    STOP,
    /** The same, after the last watermark has been sent as if all input had ended there. */
    DRAIN,
    /** End at once, without a last snapshot. */
    CANCEL
}
