package dev.millrace.windowing;

import java.io.Serializable;

/**
 * Removes elements from a window that fires, before or after its function sees them.
 *
 * @param <T> type of the elements
 * @param <W> type of the windows
 */
public interface Evictor<T, W extends Window> extends Serializable {
    /** Removes elements, through the iterator of {@code elements}, before the function is called. */
    void evictBefore(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext context);

    /** The same after the function was called. */
    void evictAfter(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext context);

    /** The clocks, as an evictor sees them. */
    interface EvictorContext {
        /** The operator's processing time in ms. */
        long getCurrentProcessingTime();

        /** The operator's watermark in ms. */
        long getCurrentWatermark();
    }
}
