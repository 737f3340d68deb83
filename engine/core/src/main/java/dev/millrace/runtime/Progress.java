package dev.millrace.runtime;

/** What a step of a subtask came to. */
public enum Progress {
    /** Something was done, and there may be more. */
    WORKED,
    /** There was nothing to do; a new element, message or due timer changes that. */
    IDLE,
    /** A full channel refuses the subtask's output; room in it changes that. */
    REFUSED,
    /** The subtask has ended: finished, failed or cancelled. It must not be stepped again. */
    ENDED
}
