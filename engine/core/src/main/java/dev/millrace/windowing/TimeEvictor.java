package dev.millrace.windowing;

import java.time.Duration;
import java.util.Iterator;

/**
 * Keeps the elements of a window whose timestamps are less than some time before the largest.
 *
 * @param <W> type of the windows
 */
public final class TimeEvictor<W extends Window> extends OneSidedEvictor<Object, W> {
    private final long windowSize;

    private TimeEvictor(long windowSize, boolean doEvictAfter) {
        super(doEvictAfter);
        this.windowSize = windowSize;
    }

    /** Keeps elements of the last {@code windowSize} before the function is called. */
    public static <W extends Window> TimeEvictor<W> of(Duration windowSize) {
        return of(windowSize, false);
    }

    /** Keeps elements of the last {@code windowSize} before or after the function is called. */
    public static <W extends Window> TimeEvictor<W> of(Duration windowSize, boolean doEvictAfter) {
        return new TimeEvictor<>(windowSize.toMillis(), doEvictAfter);
    }

    @Override
    void evict(Iterable<TimestampedValue<Object>> elements, int size) {
        Iterator<TimestampedValue<Object>> first = elements.iterator();
        if (!first.hasNext() || !first.next().hasTimestamp()) {
            return;
        }
        long newest = Long.MIN_VALUE;
        for (TimestampedValue<Object> element : elements) {
            newest = Math.max(newest, element.getTimestamp());
        }
        long cutOff = newest - windowSize;
        for (Iterator<TimestampedValue<Object>> each = elements.iterator(); each.hasNext(); ) {
            if (each.next().getTimestamp() <= cutOff) {
                each.remove();
            }
        }
    }
}
