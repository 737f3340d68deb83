package dev.millrace.windowing;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Removes the elements of a window that are too far from the last one.
 *
 * @param <T> type of the elements
 * @param <W> type of the windows
 */
public final class DeltaEvictor<T, W extends Window> extends OneSidedEvictor<T, W> {
    private final double threshold;
    private final DeltaFunction<T> delta;

    private DeltaEvictor(double threshold, DeltaFunction<T> delta, boolean doEvictAfter) {
        super(doEvictAfter);
        this.threshold = threshold;
        this.delta = delta;
    }

    /** Removes elements at {@code threshold} or further from the last one before the function is called. */
    public static <T, W extends Window> DeltaEvictor<T, W> of(double threshold, DeltaFunction<T> delta) {
        return of(threshold, delta, false);
    }

    /** Removes elements at {@code threshold} or further from the last one before or after the function is called. */
    public static <T, W extends Window> DeltaEvictor<T, W> of(
            double threshold, DeltaFunction<T> delta, boolean doEvictAfter) {
        return new DeltaEvictor<>(threshold, delta, doEvictAfter);
    }

    @Override
    void evict(Iterable<TimestampedValue<T>> elements, int size) {
        @Nullable TimestampedValue<T> last = null;
        for (TimestampedValue<T> element : elements) {
            last = element;
        }
        for (Iterator<TimestampedValue<T>> each = elements.iterator(); last != null && each.hasNext(); ) {
            if (delta.getDelta(each.next().getValue(), last.getValue()) >= threshold) {
                each.remove();
            }
        }
    }
}
