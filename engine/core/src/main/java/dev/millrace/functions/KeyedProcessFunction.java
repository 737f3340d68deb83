package dev.millrace.functions;

import dev.millrace.trace.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * A process function on a keyed stream: it has state and timers per key as well.
 *
 * @param <K> type of the key
 * @param <I> type of the input
 * @param <O> type of the main output
 */
public abstract class KeyedProcessFunction<K, I, O> extends AbstractRichFunction {
    /** Processes one record; state and timers are those of its key. An exception fails the task. */
    public abstract void processElement(I value, Context ctx, Collector<O> out) throws Exception;

    /** Called when a timer fires; state and timers are those of the timer's key. Does nothing unless overridden. */
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<O> out) throws Exception {}

    /** What a record comes with; to be used only during the call it was given in. */
    public abstract class Context {
        /** The record's timestamp (a timer's time in {@link #onTimer}), null where it has none. */
        public abstract @Nullable Long timestamp();

        /** Clocks and timers. */
        public abstract TimerService timerService();

        /** Emits {@code value} to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);

        /** The key of the record or timer. */
        public abstract K getCurrentKey();
    }

    /** What a timer comes with. */
    public abstract class OnTimerContext extends Context {
        /** The clock the timer ran on. */
        public abstract TimeDomain timeDomain();
    }
}
