package dev.millrace.api;

/** Where keyed state lives while the job runs. */
public final class StateBackendOptions {
    /** {@code hashmap}: as objects on the heap. {@code rocksdb}: as bytes in RocksDB. Batch execution always uses the heap. */
    public static final ConfigOption<String> STATE_BACKEND = new ConfigOption<>("state.backend.type", "hashmap");

    private StateBackendOptions() {}
}
