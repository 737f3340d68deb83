package dev.millrace.functions;

/**
 * A reduce function that is opened and closed and sees its runtime context. Windows refuse it, as Flink does.
 *
 * @param <T> type of the values
 */
public abstract class RichReduceFunction<T> extends AbstractRichFunction implements ReduceFunction<T> {}
