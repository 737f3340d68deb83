package dev.millrace.api;

import dev.millrace.operators.IntervalJoinSpec;
import java.time.Duration;

/**
 * Two keyed streams whose records are to be joined where their timestamps are close.
 *
 * @param <T1> type of the left stream's records
 * @param <T2> type of the right stream's records
 * @param <K> type of the key
 */
public final class IntervalJoin<T1, T2, K> {
    private final KeyedStream<T1, K> left;
    private final KeyedStream<T2, K> right;

    IntervalJoin(KeyedStream<T1, K> left, KeyedStream<T2, K> right) {
        this.left = left;
        this.right = right;
    }

    /** Joins by event time, which is how it is done anyway. */
    public IntervalJoin<T1, T2, K> inEventTime() {
        return this;
    }

    /**
     * Joins a left record of timestamp t with the right ones of {@code [t + lowerBound, t + upperBound]}; either bound may be
     * negative. Throws {@link IllegalArgumentException} where the lower bound is above the upper.
     */
    public IntervalJoined<T1, T2, K> between(Duration lowerBound, Duration upperBound) {
        IntervalJoinSpec.requireInOrder(lowerBound, upperBound);
        return new IntervalJoined<>(left, right, lowerBound.toMillis(), upperBound.toMillis());
    }
}
