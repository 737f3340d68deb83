package dev.millrace.functions;

import dev.millrace.windowing.Window;

/**
 * Turns what a window over all records holds into results, each time the window fires.
 *
 * @param <IN> type of the elements
 * @param <OUT> type of the results
 * @param <W> type of the window
 */
@FunctionalInterface
public interface AllWindowFunction<IN, OUT, W extends Window> extends Function {
    /** Emits the results of one firing; an exception fails the task. */
    void apply(W window, Iterable<IN> values, Collector<OUT> out) throws Exception;
}
