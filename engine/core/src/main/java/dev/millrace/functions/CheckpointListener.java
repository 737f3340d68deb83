package dev.millrace.functions;

/** A function that is told what became of checkpoints; the way in which transactions come to their second phase. */
public interface CheckpointListener {
    /** The checkpoint is complete: whatever fails later, nothing before it is done again. May never be heard, if the task fails first. */
    void notifyCheckpointComplete(long checkpointId) throws Exception;

    /** The checkpoint was given up; a later one holds what it would have held. */
    default void notifyCheckpointAborted(long checkpointId) throws Exception {}
}
