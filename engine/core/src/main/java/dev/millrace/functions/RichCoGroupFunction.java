package dev.millrace.functions;

/**
 * A {@link CoGroupFunction} that is opened and closed and sees its runtime context.
 *
 * @param <IN1> type of the first stream's records
 * @param <IN2> type of the second stream's records
 * @param <OUT> type of the results
 */
public abstract class RichCoGroupFunction<IN1, IN2, OUT> extends AbstractRichFunction
        implements CoGroupFunction<IN1, IN2, OUT> {}
