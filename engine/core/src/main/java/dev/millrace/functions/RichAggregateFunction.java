package dev.millrace.functions;

/**
 * An aggregate function that is opened and closed and sees its runtime context. Windows refuse it, as Flink does.
 *
 * @param <IN> type of the values
 * @param <ACC> type of the accumulator
 * @param <OUT> type of the result
 */
public abstract class RichAggregateFunction<IN, ACC, OUT> extends AbstractRichFunction
        implements AggregateFunction<IN, ACC, OUT> {}
