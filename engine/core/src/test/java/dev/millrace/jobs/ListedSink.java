package dev.millrace.jobs;

import dev.millrace.connector.Sink;
import dev.millrace.connector.SinkWriter;
import dev.millrace.connector.WriterInitContext;

/** A sink for graphs that are looked at and never run. */
record ListedSink<T>(String result) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        throw new IllegalStateException("not to be run: " + result);
    }
}
