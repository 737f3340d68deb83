package dev.millrace.functions;

import dev.millrace.trace.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * The function that sees most: records with their timestamps, clocks and side outputs.
 *
 * @param <I> type of the input
 * @param <O> type of the main output
 */
public abstract class ProcessFunction<I, O> extends AbstractRichFunction {
    /** Processes one record; an exception fails the task. */
    public abstract void processElement(I value, Context ctx, Collector<O> out) throws Exception;

    /** Called when a timer fires; does nothing unless overridden. A stream that is not keyed has no timers. */
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<O> out) throws Exception {}

    /** What a record comes with; to be used only during the call it was given in. */
    public abstract class Context {
        /** The record's timestamp (a timer's time in {@link #onTimer}), null where it has none. */
        public abstract @Nullable Long timestamp();

        /** Clocks and timers. */
        public abstract TimerService timerService();

        /** Emits {@code value} to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }

    /** What a timer comes with. */
    public abstract class OnTimerContext extends Context {
        /** The clock the timer ran on. */
        public abstract TimeDomain timeDomain();
    }
}
