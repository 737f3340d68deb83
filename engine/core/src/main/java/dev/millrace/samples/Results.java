package dev.millrace.samples;

import dev.millrace.connector.AppendSink;
import dev.millrace.connector.CommittingSink;
import dev.millrace.connector.Sink;

/** Where results go. */
public final class Results {
    private Results() {}

    /** Rows are visible at once; after a failure, what is replayed is there twice. */
    public static <T> Sink<T> append(String name) {
        return new AppendSink<>(name);
    }

    /** Rows become visible with the checkpoint that covers them: two-phase commit, exactly once. */
    public static <T> Sink<T> committed(String name) {
        return new CommittingSink<>(name);
    }
}
