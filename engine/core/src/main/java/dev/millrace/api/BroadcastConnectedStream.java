package dev.millrace.api;

import dev.millrace.functions.BroadcastProcessFunction;
import dev.millrace.functions.KeyedBroadcastProcessFunction;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;

/**
 * A stream and a broadcast one for one operator.
 *
 * @param <IN1> type of the records of the stream that is not broadcast
 * @param <IN2> type of the broadcast stream's records
 */
public final class BroadcastConnectedStream<IN1, IN2> {
    private final DataStream<IN1> first;
    private final BroadcastStream<IN2> second;

    BroadcastConnectedStream(DataStream<IN1> first, BroadcastStream<IN2> second) {
        this.first = first;
        this.second = second;
    }

    /** Each record, with state and timers of its key and the broadcast state, becomes any number of others. */
    public <K, R> SingleOutputStreamOperator<R> process(KeyedBroadcastProcessFunction<K, IN1, IN2, R> function) {
        return process(function, TypeExtraction.of(function, KeyedBroadcastProcessFunction.class, 3));
    }

    /** The same, for a type that Java has erased. */
    @SuppressWarnings("unchecked")
    public <K, R> SingleOutputStreamOperator<R> process(
            KeyedBroadcastProcessFunction<K, IN1, IN2, R> function, TypeInformation<R> resultType) {
        if (!(first instanceof KeyedStream<?, ?>)) {
            throw new IllegalArgumentException("A KeyedBroadcastProcessFunction can only be used on a keyed stream;"
                    + " call keyBy(...) before connect(...), or use a BroadcastProcessFunction.");
        }
        KeyedStream<IN1, K> keyed = (KeyedStream<IN1, K>) first;
        return added(Operators.keyedBroadcast(function, keyed, second.stateNames), function, resultType);
    }

    /** Each record, with the broadcast state, becomes any number of others. */
    public <R> SingleOutputStreamOperator<R> process(BroadcastProcessFunction<IN1, IN2, R> function) {
        return process(function, TypeExtraction.of(function, BroadcastProcessFunction.class, 2));
    }

    /** The same, for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> process(
            BroadcastProcessFunction<IN1, IN2, R> function, TypeInformation<R> resultType) {
        if (first instanceof KeyedStream<?, ?>) {
            throw new IllegalArgumentException("A BroadcastProcessFunction can only be used on a stream that is not"
                    + " keyed; use a KeyedBroadcastProcessFunction, which sees the state of the key as well.");
        }
        return added(Operators.broadcast(function, second.stateNames), function, resultType);
    }

    private <R> SingleOutputStreamOperator<R> added(
            OperatorFactory factory, Object function, TypeInformation<R> resultType) {
        TwoInputs inputs = new TwoInputs(first, second.stream);
        Transformation added = inputs.transform("broadcast-process", factory, function)
                .refuse(first instanceof KeyedStream<?, ?> keyed ? Refusals.unserializable(keyed.keySelector) : null)
                .refuse(first instanceof KeyedStream<?, ?> keyed ? Refusals.key(keyed.keyType) : null);
        return first.typed(added, resultType);
    }
}
