package dev.millrace.functions;

import dev.millrace.windowing.Window;

/**
 * A function of windows of a key that is opened and closed and sees its runtime context.
 *
 * @param <IN> type of the elements
 * @param <OUT> type of the results
 * @param <KEY> type of the key
 * @param <W> type of the window
 */
public abstract class RichWindowFunction<IN, OUT, KEY, W extends Window> extends AbstractRichFunction
        implements WindowFunction<IN, OUT, KEY, W> {}
