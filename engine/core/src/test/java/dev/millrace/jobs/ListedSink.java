package dev.millrace.jobs;

import dev.millrace.connector.Sink;
import dev.millrace.runtime.OperatorFactory;

/** A sink for graphs that are looked at and never run. */
record ListedSink<T>(String result) implements Sink<T> {
    @Override
    public OperatorFactory operator() {
        return () -> {
            throw new IllegalStateException("not to be run: " + result);
        };
    }
}
