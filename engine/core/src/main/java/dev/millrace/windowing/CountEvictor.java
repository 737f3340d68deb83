package dev.millrace.windowing;

import java.util.Iterator;

/**
 * Keeps the last elements of a window, so many.
 *
 * @param <W> type of the windows
 */
public final class CountEvictor<W extends Window> extends OneSidedEvictor<Object, W> {
    private final long maxCount;

    private CountEvictor(long maxCount, boolean doEvictAfter) {
        super(doEvictAfter);
        this.maxCount = maxCount;
    }

    /** Keeps {@code maxCount} elements before the function is called. */
    public static <W extends Window> CountEvictor<W> of(long maxCount) {
        return of(maxCount, false);
    }

    /** Keeps {@code maxCount} elements before or after the function is called. */
    public static <W extends Window> CountEvictor<W> of(long maxCount, boolean doEvictAfter) {
        return new CountEvictor<>(maxCount, doEvictAfter);
    }

    @Override
    void evict(Iterable<TimestampedValue<Object>> elements, int size) {
        Iterator<TimestampedValue<Object>> iterator = elements.iterator();
        for (long left = size - maxCount; left > 0 && iterator.hasNext(); left--) {
            iterator.next();
            iterator.remove();
        }
    }
}
