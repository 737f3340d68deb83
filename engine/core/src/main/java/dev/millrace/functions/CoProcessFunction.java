package dev.millrace.functions;

import dev.millrace.trace.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * A process function on two connected streams. In which order records of different streams come is not known. It has state and
 * timers where both streams are keyed.
 *
 * @param <IN1> type of the first input
 * @param <IN2> type of the second input
 * @param <OUT> type of the main output
 */
public abstract class CoProcessFunction<IN1, IN2, OUT> extends AbstractRichFunction {
    /** Processes one record of the first stream. An exception fails the task. */
    public abstract void processElement1(IN1 value, Context ctx, Collector<OUT> out) throws Exception;

    /** Processes one record of the second stream. An exception fails the task. */
    public abstract void processElement2(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /** Called when a timer fires; does nothing unless overridden. */
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OUT> out) throws Exception {}

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
