package dev.millrace.operators;

import dev.millrace.functions.KeySelector;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessJoinFunction;
import dev.millrace.types.TypeInformation;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an interval join is to do.
 *
 * @param lower ms from a left record to the earliest right record that it is joined with, inclusive
 * @param upper ms from a left record to the latest right record that it is joined with, inclusive
 * @param left the left stream
 * @param right the right stream
 */
public record IntervalJoinSpec<K, IN1, IN2, OUT>(
        ProcessJoinFunction<IN1, IN2, OUT> function,
        TypeInformation<K> keyType,
        long lower,
        long upper,
        Side<IN1, K> left,
        Side<IN2, K> right)
        implements Serializable {
    /** Throws {@link IllegalArgumentException} where the lower bound is above the upper, before either is made exclusive. */
    public static void requireInOrder(Duration lowerBound, Duration upperBound) {
        if (lowerBound.compareTo(upperBound) > 0) {
            throw new IllegalArgumentException("The lower bound of an interval join must not be above the upper one: "
                    + lowerBound + " is above " + upperBound + ".");
        }
    }

    /**
     * One of the two streams.
     *
     * @param lateTag side output of its late records, null where they are dropped
     */
    public record Side<T, K>(
            KeySelector<T, K> keySelector,
            TypeInformation<T> type,
            @Nullable OutputTag<T> lateTag) implements Serializable {}
}
