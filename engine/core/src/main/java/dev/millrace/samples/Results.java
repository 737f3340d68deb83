package dev.millrace.samples;

import dev.millrace.connector.AppendSink;
import dev.millrace.connector.CommittingSink;
import dev.millrace.connector.Sink;
import dev.millrace.connector.UpsertSink;
import dev.millrace.functions.KeySelector;

/** Where results go. */
public final class Results {
    private Results() {}

    /** Rows are visible at once; after a failure, what is replayed is there twice. */
    public static <T> Sink<T> append(String name) {
        return new AppendSink<>(name);
    }

    /** One row a key: a record replaces the row of its key at once; what is replayed after a failure changes nothing in the end. */
    public static <T> Sink<T> upsert(String name, KeySelector<T, ?> key) {
        return new UpsertSink<>(name, key);
    }

    /** Rows become visible with the checkpoint that covers them: two-phase commit, exactly once. */
    public static <T> Sink<T> committed(String name) {
        return new CommittingSink<>(name);
    }
}
