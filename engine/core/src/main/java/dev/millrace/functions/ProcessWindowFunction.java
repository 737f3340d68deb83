package dev.millrace.functions;

import dev.millrace.state.KeyedStateStore;
import dev.millrace.windowing.Window;

/**
 * Turns what a window holds into results, each time the window fires. After an incremental function it is given exactly one
 * element, that function's result.
 *
 * @param <I> type of the elements
 * @param <O> type of the results
 * @param <K> type of the key
 * @param <W> type of the window
 */
public abstract class ProcessWindowFunction<I, O, K, W extends Window> extends AbstractRichFunction {
    /** Emits the results of one firing; an exception fails the task. */
    public abstract void process(K key, Context context, Iterable<I> elements, Collector<O> out) throws Exception;

    /** Called when the window is dropped; does nothing unless overridden. */
    public void clear(Context context) throws Exception {}

    /** What a firing comes with; to be used only during the call it was given in. */
    public abstract class Context {
        /** The window that fires. */
        public abstract W window();

        /** Now, in ms. */
        public abstract long currentProcessingTime();

        /** The task's event-time clock, {@link Long#MIN_VALUE} before the first watermark. */
        public abstract long currentWatermark();

        /** State of this key and this window; to be cleared in {@link ProcessWindowFunction#clear}. Refused where windows merge. */
        public abstract KeyedStateStore windowState();

        /** State of this key, shared by all its windows. */
        public abstract KeyedStateStore globalState();

        /** Emits {@code value} to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
