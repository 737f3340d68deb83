package dev.millrace.operators;

import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedCoProcessFunction;
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
 * Runs a {@link KeyedCoProcessFunction}: two inputs, one set of state and timers per key.
 *
 * @param <K> type of the key
 * @param <IN1> type of the first input
 * @param <IN2> type of the second input
 * @param <OUT> type of the main output
 */
public final class KeyedCoProcessOperator<K, IN1, IN2, OUT> extends KeyedOperator<K, Namespace.Whole> {
    private final KeyedCoProcessFunction<K, IN1, IN2, OUT> function;
    private final KeySelector<IN1, K> firstKey;
    private final KeySelector<IN2, K> secondKey;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<OUT> collector;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private CallContext call;

    /** An operator around {@code function} on two streams keyed by the selectors. */
    public KeyedCoProcessOperator(
            KeyedCoProcessFunction<K, IN1, IN2, OUT> function,
            KeySelector<IN1, K> firstKey,
            KeySelector<IN2, K> secondKey,
            TypeInformation<K> keyType) {
        super(function, keyType, Namespace.NONE);
        this.function = function;
        this.firstKey = firstKey;
        this.secondKey = secondKey;
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
    public Input input(int ordinal) {
        return ordinal == 0 ? this : this::processSecond;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long timestamp) throws Exception {
        setCurrentKey(firstKey, (IN1) value);
        at(timestamp);
        function.processElement1((IN1) value, call, collector);
    }

    @SuppressWarnings("unchecked")
    private void processSecond(Object value, long timestamp) throws Exception {
        setCurrentKey(secondKey, (IN2) value);
        at(timestamp);
        function.processElement2((IN2) value, call, collector);
    }

    private void at(long timestamp) {
        collector.setTimestamp(timestamp);
        call.timestamp = timestamp;
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
    private final class CallContext extends KeyedCoProcessFunction<K, IN1, IN2, OUT>.OnTimerContext {
        private final TimerService timerService;
        private long timestamp = Input.NO_TIMESTAMP;
        private TimeDomain domain = TimeDomain.EVENT_TIME;

        CallContext(KeyedCoProcessFunction<K, IN1, IN2, OUT> function, TimerService timerService) {
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
                KeyedCoProcessOperator.this.output().emitSide(outputTag.getId(), value, timestamp);
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
