package dev.millrace.time;

/**
 * Gives records their timestamps.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface TimestampAssigner<T> {
    /** The timestamp of a record without one. */
    long NO_TIMESTAMP = Long.MIN_VALUE;

    /** The timestamp of {@code element} in ms since the epoch; {@code recordTimestamp} is what the source gave it. */
    long extractTimestamp(T element, long recordTimestamp);
}
