package dev.millrace.functions;

import dev.millrace.windowing.Window;

/**
 * Turns what a window holds into results, each time the window fires: {@link ProcessWindowFunction} for a lambda.
 *
 * @param <IN> type of the elements
 * @param <OUT> type of the results
 * @param <KEY> type of the key
 * @param <W> type of the window
 */
@FunctionalInterface
public interface WindowFunction<IN, OUT, KEY, W extends Window> extends Function {
    /** Emits the results of one firing; an exception fails the task. */
    void apply(KEY key, W window, Iterable<IN> input, Collector<OUT> out) throws Exception;
}
