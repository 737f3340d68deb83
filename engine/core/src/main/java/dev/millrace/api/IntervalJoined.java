package dev.millrace.api;

import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessJoinFunction;
import dev.millrace.operators.IntervalJoinSpec;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * An interval join with its bounds. What is to become of the pairs is said last.
 *
 * @param <T1> type of the left stream's records
 * @param <T2> type of the right stream's records
 * @param <K> type of the key
 */
public final class IntervalJoined<T1, T2, K> {
    private final KeyedStream<T1, K> left;
    private final KeyedStream<T2, K> right;
    private final long lowerBound;
    private final long upperBound;
    private boolean lowerExclusive;
    private boolean upperExclusive;
    private @Nullable OutputTag<T1> leftLate;
    private @Nullable OutputTag<T2> rightLate;

    IntervalJoined(KeyedStream<T1, K> left, KeyedStream<T2, K> right, long lowerBound, long upperBound) {
        this.left = left;
        this.right = right;
        this.lowerBound = lowerBound;
        this.upperBound = upperBound;
    }

    /** Leaves the lower bound itself out. */
    public IntervalJoined<T1, T2, K> lowerBoundExclusive() {
        lowerExclusive = true;
        return this;
    }

    /** Leaves the upper bound itself out. */
    public IntervalJoined<T1, T2, K> upperBoundExclusive() {
        upperExclusive = true;
        return this;
    }

    /** Puts out under {@code outputTag} the left records that come too late, instead of dropping them. */
    public IntervalJoined<T1, T2, K> sideOutputLeftLateData(OutputTag<T1> outputTag) {
        leftLate = outputTag;
        return this;
    }

    /** Puts out under {@code outputTag} the right records that come too late, instead of dropping them. */
    public IntervalJoined<T1, T2, K> sideOutputRightLateData(OutputTag<T2> outputTag) {
        rightLate = outputTag;
        return this;
    }

    /** Makes results of each pair. */
    public <R> SingleOutputStreamOperator<R> process(ProcessJoinFunction<T1, T2, R> function) {
        return process(function, TypeExtraction.of(function, ProcessJoinFunction.class, 2));
    }

    /** Makes results of each pair; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> process(
            ProcessJoinFunction<T1, T2, R> function, TypeInformation<R> resultType) {
        IntervalJoinSpec<K, T1, T2, R> spec = new IntervalJoinSpec<>(
                function,
                left.keyType,
                lowerExclusive ? lowerBound + 1 : lowerBound,
                upperExclusive ? upperBound - 1 : upperBound,
                new IntervalJoinSpec.Side<>(left.keySelector, left.type, leftLate),
                new IntervalJoinSpec.Side<>(right.keySelector, right.type, rightLate));
        TwoInputs inputs = new TwoInputs(left, right);
        Transformation added = inputs.transform("interval-join", Operators.intervalJoin(spec), function)
                .refuse(inputs.keyProblem())
                .refuse(Refusals.recordsAsState(left.type))
                .refuse(Refusals.recordsAsState(right.type))
                .refuse(Refusals.intervalJoinTime(left.timestamped() && right.timestamped()));
        return left.typed(added, resultType);
    }
}
