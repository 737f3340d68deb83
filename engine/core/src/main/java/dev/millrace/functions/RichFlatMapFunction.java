package dev.millrace.functions;

/**
 * A flat map function that is opened and closed and sees its runtime context.
 *
 * @param <T> type of the input
 * @param <O> type of the output
 */
public abstract class RichFlatMapFunction<T, O> extends AbstractRichFunction implements FlatMapFunction<T, O> {}
