package dev.millrace.functions;

import dev.millrace.state.KeyedStateStore;
import dev.millrace.windowing.Window;

/**
 * Turns what a window over all records holds into results, each time the window fires. After an incremental function it is given
 * exactly one element, that function's result.
 *
 * @param <IN> type of the elements
 * @param <OUT> type of the results
 * @param <W> type of the window
 */
public abstract class ProcessAllWindowFunction<IN, OUT, W extends Window> extends AbstractRichFunction {
    /** Emits the results of one firing; an exception fails the task. */
    public abstract void process(Context context, Iterable<IN> elements, Collector<OUT> out) throws Exception;

    /** Called when the window is dropped; does nothing unless overridden. */
    public void clear(Context context) throws Exception {}

    /** What a firing comes with; to be used only during the call it was given in. */
    public abstract class Context {
        /** The window that fires. */
        public abstract W window();

        /** State of this window; to be cleared in {@link ProcessAllWindowFunction#clear}. Refused where windows merge. */
        public abstract KeyedStateStore windowState();

        /** State shared by all windows. */
        public abstract KeyedStateStore globalState();

        /** Emits {@code value} to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
