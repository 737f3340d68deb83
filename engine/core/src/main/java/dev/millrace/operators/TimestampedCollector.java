package dev.millrace.operators;

import dev.millrace.functions.Collector;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.Output;

/**
 * Hands on what a function collects, with the timestamp of what it is working on. One for all calls: nothing is allocated.
 *
 * @param <T> type of the records
 */
final class TimestampedCollector<T> implements Collector<T> {
    private final Output output;
    private long timestamp = Input.NO_TIMESTAMP;

    TimestampedCollector(Output output) {
        this.output = output;
    }

    /** The timestamp of what is collected from now on. */
    void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public void collect(T record) {
        try {
            output.emit(record, timestamp);
        } catch (Exception failed) {
            throw Thrown.unchanged(failed);
        }
    }
}
