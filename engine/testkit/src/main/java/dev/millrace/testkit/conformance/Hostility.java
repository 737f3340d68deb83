package dev.millrace.testkit.conformance;

/**
 * What is done to the operators between two steps. None of it may be seen in the output, but in which order keys and windows
 * fire at one time.
 */
public enum Hostility {
    /** Nothing. */
    NONE,
    /** Nobody listens to the trace. */
    UNTRACED,
    /** A snapshot is taken and restored into fresh copies. */
    RESTORE,
    /** The same to another parallelism, and back. */
    RESCALE,
    /** Keyed state lives in RocksDB; a snapshot of that is restored on the heap, and one of that in RocksDB. */
    ROCKSDB;

    /** Whether operators are restored, which sets their timers again, in the order of the key groups. */
    boolean restarts() {
        return this == RESTORE || this == RESCALE || this == ROCKSDB;
    }
}
