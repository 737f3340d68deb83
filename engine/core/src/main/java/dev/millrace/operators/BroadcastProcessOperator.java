package dev.millrace.operators;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.functions.BroadcastProcessFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.runtime.Output;
import dev.millrace.state.BroadcastState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.ReadOnlyBroadcastState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link BroadcastProcessFunction}: the second input is the broadcast one.
 *
 * @param <IN1> type of the first input
 * @param <IN2> type of the broadcast input
 * @param <OUT> type of the main output
 */
public final class BroadcastProcessOperator<IN1, IN2, OUT> extends FunctionOperator {
    private final BroadcastProcessFunction<IN1, IN2, OUT> function;
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

    /** An operator around {@code function} with broadcast states of these names. */
    public BroadcastProcessOperator(BroadcastProcessFunction<IN1, IN2, OUT> function, Set<String> stateNames) {
        super(function);
        this.function = function;
        this.stateNames = stateNames;
    }

    @Override
    public void setup(OperatorContext context, Output output) {
        super.setup(context, output);
        collector = new TimestampedCollector<>(output);
    }

    @Override
    public void open(@Nullable OperatorSnapshot restored) throws Exception {
        super.open(restored);
        states = new BroadcastStates(operatorStates(), stateNames, context().operator());
        reader = new ReaderContext(function);
        writer = new WriterContext(function);
    }

    @Override
    public Input input(int ordinal) {
        return ordinal == 0 ? this : this::processBroadcast;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void processElement(Object value, long elementTimestamp) throws Exception {
        at(elementTimestamp);
        function.processElement((IN1) value, reader, collector);
    }

    @SuppressWarnings("unchecked")
    private void processBroadcast(Object value, long elementTimestamp) throws Exception {
        at(elementTimestamp);
        function.processBroadcastElement((IN2) value, writer, collector);
    }

    private void at(long elementTimestamp) {
        timestamp = elementTimestamp;
        collector.setTimestamp(elementTimestamp);
    }

    private <X> void emitSide(OutputTag<X> outputTag, X value) {
        try {
            output().emitSide(outputTag.getId(), value, timestamp);
        } catch (Exception failed) {
            throw Thrown.unchanged(failed);
        }
    }

    private final class ReaderContext extends BroadcastProcessFunction<IN1, IN2, OUT>.ReadOnlyContext {
        ReaderContext(BroadcastProcessFunction<IN1, IN2, OUT> function) {
            function.super();
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
        public <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor) {
            return states.get(stateDescriptor);
        }
    }

    private final class WriterContext extends BroadcastProcessFunction<IN1, IN2, OUT>.Context {
        WriterContext(BroadcastProcessFunction<IN1, IN2, OUT> function) {
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
        public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor) {
            return states.get(stateDescriptor);
        }
    }
}
