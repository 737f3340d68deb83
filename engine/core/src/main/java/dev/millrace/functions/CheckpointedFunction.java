package dev.millrace.functions;

/**
 * A function with state of its own that belongs to no key. See Flink, "Working with State", CheckpointedFunction.
 */
public interface CheckpointedFunction {
    /** Called on the task's thread with every snapshot, before the operator state is copied; what changes afterwards is not in it. */
    void snapshotState(FunctionSnapshotContext context) throws Exception;

    /** Called once per instance, before {@code open} and before the first record, with what was restored in place. */
    void initializeState(FunctionInitializationContext context) throws Exception;
}
