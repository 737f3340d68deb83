package dev.millrace.operators;

import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.TimerService;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import dev.millrace.state.Namespace;
import dev.millrace.trace.TimeDomain;
import dev.millrace.types.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link KeyedProcessFunction}: state and timers per key, side outputs.
 *
 * @param <K> type of the key
 * @param <I> type of the input
 * @param <O> type of the main output
 */
public final class KeyedProcessOperator<K, I, O> extends KeyedOperator<K, Namespace.Whole> {
    private final KeyedProcessFunction<K, I, O> function;
    private final KeySelector<I, K> keySelector;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<O> collector;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private CallContext call;

    /** An operator around {@code function} on a stream keyed by {@code keySelector}. */
    public KeyedProcessOperator(
            KeyedProcessFunction<K, I, O> function, KeySelector<I, K> keySelector, TypeInformation<K> keyType) {
        super(function, keyType, Namespace.NONE);
        this.function = function;
        this.keySelector = keySelector;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        collector = new TimestampedCollector<>(output);
    }

    @Override
    void openKeyed() {
        call = new CallContext(function, new KeyedTimers(context(), timers()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        setCurrentKey(keySelector, (I) value);
        collector.setTimestamp(timestamp);
        call.timestamp = timestamp;
        function.processElement((I) value, call, collector);
    }

    @Override
    void onTimer(TimeDomain domain, Namespace.Whole namespace, long time) throws Exception {
        // As in Flink: what a processing-time timer emits has no timestamp, since its time is on another clock.
        collector.setTimestamp(domain == TimeDomain.EVENT_TIME ? time : Input.NO_TIMESTAMP);
        call.timestamp = time;
        call.domain = domain;
        function.onTimer(time, call, collector);
    }

    /** Context of an element and of a timer; the former is seen as the wider type. */
    private final class CallContext extends KeyedProcessFunction<K, I, O>.OnTimerContext {
        private final TimerService timerService;
        private long timestamp = Input.NO_TIMESTAMP;
        private TimeDomain domain = TimeDomain.EVENT_TIME;

        CallContext(KeyedProcessFunction<K, I, O> function, TimerService timerService) {
            function.super();
            this.timerService = timerService;
        }

        @Override
        public @Nullable Long timestamp() {
            return timestamp == Input.NO_TIMESTAMP ? null : timestamp;
        }

        @Override
        public TimerService timerService() {
            return timerService;
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            try {
                KeyedProcessOperator.this.output().emitSide(outputTag.getId(), value, timestamp);
            } catch (Exception failed) {
                throw Thrown.unchanged(failed);
            }
        }

        @Override
        public K getCurrentKey() {
            return currentKey();
        }

        @Override
        public TimeDomain timeDomain() {
            return domain;
        }
    }
}
