package dev.millrace.time;

import java.util.function.LongSupplier;

/**
 * Stamps each record with the processing time at which it enters, which never goes back: event time without a look at the record, late
 * by nothing, and another one after a replay. Give it as {@code withTimestampAssigner(context -> new IngestionTimeAssigner<>())}.
 *
 * @param <T> type of the records
 */
public final class IngestionTimeAssigner<T> implements TimestampAssigner<T> {
    private LongSupplier clock = () -> Long.MIN_VALUE;
    private long newest = Long.MIN_VALUE;

    /** Tells it the time, in ms; whoever asks for timestamps does, before the first. */
    public void clockedBy(LongSupplier processingTime) {
        clock = processingTime;
    }

    @Override
    public long extractTimestamp(T element, long recordTimestamp) {
        newest = Math.max(newest, clock.getAsLong());
        return newest;
    }
}
