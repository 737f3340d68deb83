package dev.millrace.testkit.conformance;

/** What is done to the operators between two steps. None of it may be seen in the output. */
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
    ROCKSDB
}
