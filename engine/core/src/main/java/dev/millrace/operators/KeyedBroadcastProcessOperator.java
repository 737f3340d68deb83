package dev.millrace.operators;

import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedBroadcastProcessFunction;
import dev.millrace.functions.KeyedStateFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.TimerService;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import dev.millrace.state.BroadcastState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.Namespace;
import dev.millrace.state.ReadOnlyBroadcastState;
import dev.millrace.state.State;
import dev.millrace.state.StateDescriptor;
import dev.millrace.trace.TimeDomain;
import dev.millrace.types.TypeInformation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link KeyedBroadcastProcessFunction}: the first input is keyed, the second is the broadcast one and has no key.
 *
 * @param <K> type of the key
 * @param <IN1> type of the keyed input
 * @param <IN2> type of the broadcast input
 * @param <OUT> type of the main output
 */
public final class KeyedBroadcastProcessOperator<K, IN1, IN2, OUT> extends KeyedOperator<K, Namespace.Whole> {
    private final KeyedBroadcastProcessFunction<K, IN1, IN2, OUT> function;
    private final KeySelector<IN1, K> keySelector;
    private final Set<String> stateNames;
    private long timestamp = Input.NO_TIMESTAMP;

    @SuppressWarnings("NullAway.Init") // set up before the first element
    private TimestampedCollector<OUT> collector;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private BroadcastStates states;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private ReaderContext reader;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private WriterContext writer;

    /** An operator around {@code function}, with broadcast states of these names. */
    public KeyedBroadcastProcessOperator(
            KeyedBroadcastProcessFunction<K, IN1, IN2, OUT> function,
            KeySelector<IN1, K> keySelector,
            TypeInformation<K> keyType,
            Set<String> stateNames) {
        super(function, keyType, Namespace.NONE);
        this.function = function;
        this.keySelector = keySelector;
        this.stateNames = stateNames;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        collector = new TimestampedCollector<>(output);
    }

    @Override
    void openKeyed() {
        reader = new ReaderContext(function, new KeyedTimers(context(), timers()));
        writer = new WriterContext(function);
    }

    @Override
    public Input input(int ordinal) {
        return ordinal == 0 ? this : this::processBroadcast;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long elementTimestamp) throws Exception {
        setCurrentKey(keySelector, (IN1) value);
        at(elementTimestamp, elementTimestamp);
        function.processElement((IN1) value, reader, collector);
    }

    @SuppressWarnings("unchecked")
    private void processBroadcast(Object value, long elementTimestamp) throws Exception {
        unsetCurrentKey();
        at(elementTimestamp, elementTimestamp);
        function.processBroadcastElement((IN2) value, writer, collector);
    }

    @Override
    void onTimer(TimeDomain domain, Namespace.Whole namespace, long time) throws Exception {
        // As in Flink: what a processing-time timer emits has no timestamp, since its time is on another clock.
        at(time, domain == TimeDomain.EVENT_TIME ? time : Input.NO_TIMESTAMP);
        reader.domain = domain;
        function.onTimer(time, reader, collector);
    }

    private void at(long time, long outputTimestamp) {
        timestamp = time;
        collector.setTimestamp(outputTimestamp);
    }

    private <X> void emitSide(OutputTag<X> outputTag, X value) {
        try {
            output().emitSide(outputTag.getId(), value, timestamp);
        } catch (Exception failed) {
            throw Thrown.unchanged(failed);
        }
    }

    private BroadcastStates broadcastStates() {
        if (states == null) {
            states = new BroadcastStates(operatorStates(), stateNames, context().operator());
        }
        return states;
    }

    /** Context of an element and of a timer; the former is seen as the wider type. */
    private final class ReaderContext extends KeyedBroadcastProcessFunction<K, IN1, IN2, OUT>.OnTimerContext {
        private final TimerService timerService;
        private TimeDomain domain = TimeDomain.EVENT_TIME;

        ReaderContext(KeyedBroadcastProcessFunction<K, IN1, IN2, OUT> function, TimerService timerService) {
            function.super();
            this.timerService = timerService;
        }

        @Override
        public @Nullable Long timestamp() {
            return timestamp == Input.NO_TIMESTAMP ? null : timestamp;
        }

        @Override
        public long currentProcessingTime() {
            return context().processingTime();
        }

        @Override
        public long currentWatermark() {
            return context().watermark();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            emitSide(outputTag, value);
        }

        @Override
        public <SK, SV> ReadOnlyBroadcastState<SK, SV> getBroadcastState(MapStateDescriptor<SK, SV> stateDescriptor) {
            return broadcastStates().get(stateDescriptor);
        }

        @Override
        public TimerService timerService() {
            return timerService;
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

    private final class WriterContext extends KeyedBroadcastProcessFunction<K, IN1, IN2, OUT>.Context {
        WriterContext(KeyedBroadcastProcessFunction<K, IN1, IN2, OUT> function) {
            function.super();
        }

        @Override
        public Long timestamp() {
            return timestamp;
        }

        @Override
        public long currentProcessingTime() {
            return context().processingTime();
        }

        @Override
        public long currentWatermark() {
            return context().watermark();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            emitSide(outputTag, value);
        }

        @Override
        public <SK, SV> BroadcastState<SK, SV> getBroadcastState(MapStateDescriptor<SK, SV> stateDescriptor) {
            return broadcastStates().get(stateDescriptor);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <VS, S extends State> void applyToKeyedState(
                StateDescriptor<S, VS> stateDescriptor, KeyedStateFunction<K, S> visitor) throws Exception {
            S state = store().userState(stateDescriptor, Namespace.NONE, Namespace.Whole.KEY);
            for (Object key : store().keys(stateDescriptor)) {
                setCurrentKey(key);
                visitor.process((K) key, state);
            }
            unsetCurrentKey();
        }
    }
}
