package dev.millrace.functions;

/** The life of functions that are wrapped in others. */
public final class FunctionLife {
    private FunctionLife() {}

    /** Sets up the state of {@code function} where it has any of its own. */
    public static void initialize(Function function, FunctionInitializationContext context) throws Exception {
        if (function instanceof CheckpointedFunction checkpointed) {
            checkpointed.initializeState(context);
        }
    }

    /** Has {@code function} write down its state where it has any of its own. */
    public static void snapshot(Function function, FunctionSnapshotContext context) throws Exception {
        if (function instanceof CheckpointedFunction checkpointed) {
            checkpointed.snapshotState(context);
        }
    }

    /** Tells {@code function} that a checkpoint is complete, where it listens. */
    public static void completed(Function function, long checkpoint) throws Exception {
        if (function instanceof CheckpointListener listener) {
            listener.notifyCheckpointComplete(checkpoint);
        }
    }

    /** Tells {@code function} that a checkpoint was given up, where it listens. */
    public static void aborted(Function function, long checkpoint) throws Exception {
        if (function instanceof CheckpointListener listener) {
            listener.notifyCheckpointAborted(checkpoint);
        }
    }

    /** Opens {@code function} where it is a rich one. */
    public static void open(Function function, RuntimeContext context, OpenContext openContext) throws Exception {
        if (function instanceof RichFunction rich) {
            rich.setRuntimeContext(context);
            rich.open(openContext);
        }
    }

    /** Closes {@code function} where it is a rich one. */
    public static void close(Function function) throws Exception {
        if (function instanceof RichFunction rich) {
            rich.close();
        }
    }
}
