package dev.millrace.functions;

/** A function of the engine's around one of the user's, of whose state and checkpoints it hears in its stead. */
public interface FunctionWrapper extends CheckpointedFunction, CheckpointListener {
    /** The user's. */
    Function wrapped();

    @Override
    default void initializeState(FunctionInitializationContext context) throws Exception {
        FunctionLife.initialize(wrapped(), context);
    }

    @Override
    default void snapshotState(FunctionSnapshotContext context) throws Exception {
        FunctionLife.snapshot(wrapped(), context);
    }

    @Override
    default void notifyCheckpointComplete(long checkpointId) throws Exception {
        FunctionLife.completed(wrapped(), checkpointId);
    }

    @Override
    default void notifyCheckpointAborted(long checkpointId) throws Exception {
        FunctionLife.aborted(wrapped(), checkpointId);
    }
}
