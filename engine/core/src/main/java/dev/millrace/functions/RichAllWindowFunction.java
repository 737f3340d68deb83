package dev.millrace.functions;

import dev.millrace.windowing.Window;

/**
 * A function of windows over all records that is opened and closed and sees its runtime context.
 *
 * @param <IN> type of the elements
 * @param <OUT> type of the results
 * @param <W> type of the window
 */
public abstract class RichAllWindowFunction<IN, OUT, W extends Window> extends AbstractRichFunction
        implements AllWindowFunction<IN, OUT, W> {}
