package dev.millrace.windowing;

import java.io.Serializable;

/**
 * Says for each record after how long a silence its session ends.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface SessionWindowTimeGapExtractor<T> extends Serializable {
    /** The gap in ms, more than zero. */
    long extract(T element);
}
