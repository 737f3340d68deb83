package dev.millrace.functions;

/**
 * A map function that is opened and closed and sees its runtime context.
 *
 * @param <T> type of the input
 * @param <O> type of the output
 */
public abstract class RichMapFunction<T, O> extends AbstractRichFunction implements MapFunction<T, O> {}
