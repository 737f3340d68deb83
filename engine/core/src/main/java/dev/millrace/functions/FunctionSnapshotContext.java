package dev.millrace.functions;

/** What a function may know of the snapshot that is being taken. */
@FunctionalInterface
public interface FunctionSnapshotContext {
    /** Number of the checkpoint or savepoint. */
    long getCheckpointId();
}
