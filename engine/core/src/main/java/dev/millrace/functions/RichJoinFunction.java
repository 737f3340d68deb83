package dev.millrace.functions;

/**
 * A {@link JoinFunction} that is opened and closed and sees its runtime context.
 *
 * @param <IN1> type of the first stream's records
 * @param <IN2> type of the second stream's records
 * @param <OUT> type of the results
 */
public abstract class RichJoinFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements JoinFunction<IN1, IN2, OUT> {}
