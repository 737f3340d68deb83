package dev.millrace.functions;

import dev.millrace.state.State;
import dev.millrace.state.StateDescriptor;
import dev.millrace.trace.TimeDomain;

/**
 * Sees the records of a keyed stream, with state and timers of their key, beside those of a broadcast one, which come to every
 * subtask.
 *
 * @param <KS> type of the key
 * @param <IN1> type of the keyed stream's records
 * @param <IN2> type of the broadcast stream's records
 * @param <OUT> type of the main output
 */
public abstract class KeyedBroadcastProcessFunction<KS, IN1, IN2, OUT> extends BaseBroadcastProcessFunction {
    /** Processes one record of the keyed stream. An exception fails the task. */
    public abstract void processElement(IN1 value, ReadOnlyContext ctx, Collector<OUT> out) throws Exception;

    /** Processes one record of the broadcast stream; every subtask gets it. An exception fails the task. */
    public abstract void processBroadcastElement(IN2 value, Context ctx, Collector<OUT> out) throws Exception;

    /** Called when a timer fires; does nothing unless overridden. */
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<OUT> out) throws Exception {}

    /** What a record of the broadcast side comes with. */
    public abstract class Context extends BaseBroadcastProcessFunction.Context {
        /** Shows {@code function} the state of every key of this subtask that has any. */
        public abstract <VS, S extends State> void applyToKeyedState(
                StateDescriptor<S, VS> stateDescriptor, KeyedStateFunction<KS, S> function) throws Exception;
    }

    /** What a record of the keyed side comes with. */
    public abstract class ReadOnlyContext extends BaseBroadcastProcessFunction.ReadOnlyContext {
        /** Clocks and timers. */
        public abstract TimerService timerService();

        /** The key of the record or timer. */
        public abstract KS getCurrentKey();
    }

    /** What a timer comes with. */
    public abstract class OnTimerContext extends ReadOnlyContext {
        /** The clock the timer ran on. */
        public abstract TimeDomain timeDomain();
    }
}
