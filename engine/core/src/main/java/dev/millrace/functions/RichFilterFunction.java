package dev.millrace.functions;

/**
 * A filter that is opened and closed and sees its runtime context.
 *
 * @param <T> type of the records
 */
public abstract class RichFilterFunction<T> extends AbstractRichFunction implements FilterFunction<T> {}
