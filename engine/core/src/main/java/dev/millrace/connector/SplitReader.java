package dev.millrace.connector;

/**
 * Reads one split of a source from a position on. Lives in one subtask, on its thread.
 *
 * @param <T> type of the records
 */
public interface SplitReader<T> {
    /** The split's name in the trace. */
    String name();

    /** Which split, and how many of its records have been read, by this reader and before it. */
    SplitPosition position();

    /** Where the next record stands among those of all splits: the smallest is read first. */
    long nextOrder();

    /** Whether there is no next record and never will be. */
    boolean hasEnded();

    /** Processing time in ms at which the next record can be read; {@link Long#MAX_VALUE} for not before something else happens. */
    long nextAvailable();

    /** Reads the next record, which there is and which is available. */
    T read() throws Exception;

    /** A checkpoint is complete. */
    default void checkpointCompleted() {}

    /** The split is read no more. */
    default void close() {}
}
