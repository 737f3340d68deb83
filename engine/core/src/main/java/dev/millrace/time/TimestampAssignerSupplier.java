package dev.millrace.time;

import java.io.Serializable;

/**
 * Makes timestamp assigners.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface TimestampAssignerSupplier<T> extends Serializable {
    /** A new assigner. */
    TimestampAssigner<T> createTimestampAssigner(Context context);

    /** What an assigner may know of its surroundings; nothing yet. */
    interface Context {}
}
