package dev.millrace.api;

import dev.millrace.functions.CoFlatMapFunction;
import dev.millrace.functions.CoMapFunction;
import dev.millrace.functions.CoProcessFunction;
import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedCoProcessFunction;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;

/**
 * Two streams, which may be of different types, for one operator. The order between records of different streams is not known.
 *
 * @param <IN1> type of the first stream's records
 * @param <IN2> type of the second stream's records
 */
public final class ConnectedStreams<IN1, IN2> {
    private final DataStream<IN1> first;
    private final DataStream<IN2> second;

    ConnectedStreams(DataStream<IN1> first, DataStream<IN2> second) {
        this.first = first;
        this.second = second;
    }

    /** The first stream. */
    public DataStream<IN1> getFirstInput() {
        return first;
    }

    /** The second stream. */
    public DataStream<IN2> getSecondInput() {
        return second;
    }

    /** The type of the first stream's records. */
    public TypeInformation<IN1> getType1() {
        return first.getType();
    }

    /** The type of the second stream's records. */
    public TypeInformation<IN2> getType2() {
        return second.getType();
    }

    /** Sends the records of a key to one subtask, from both streams. */
    public <K> ConnectedStreams<IN1, IN2> keyBy(KeySelector<IN1, K> firstKey, KeySelector<IN2, K> secondKey) {
        return new ConnectedStreams<>(first.keyBy(firstKey), second.keyBy(secondKey));
    }

    /** The same, for a key whose type Java has erased. */
    public <K> ConnectedStreams<IN1, IN2> keyBy(
            KeySelector<IN1, K> firstKey, KeySelector<IN2, K> secondKey, TypeInformation<K> keyType) {
        return new ConnectedStreams<>(first.keyBy(firstKey, keyType), second.keyBy(secondKey, keyType));
    }

    /** Each record of either stream becomes another; with the state of its key where both streams are keyed. */
    public <R> SingleOutputStreamOperator<R> map(CoMapFunction<IN1, IN2, R> function) {
        return map(function, TypeExtraction.of(function, CoMapFunction.class, 2));
    }

    /** The same, for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> map(CoMapFunction<IN1, IN2, R> function, TypeInformation<R> outputType) {
        return added("co-map", CoRecordFunction.of(function), function, outputType);
    }

    /** Each record of either stream becomes any number of others; with the state of its key where both streams are keyed. */
    public <R> SingleOutputStreamOperator<R> flatMap(CoFlatMapFunction<IN1, IN2, R> function) {
        return flatMap(function, TypeExtraction.of(function, CoFlatMapFunction.class, 2));
    }

    /** The same, for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> flatMap(
            CoFlatMapFunction<IN1, IN2, R> function, TypeInformation<R> outputType) {
        return added("co-flat-map", CoRecordFunction.of(function), function, outputType);
    }

    /** Each record of either stream becomes any number of others, also on side outputs; with state and timers of its key where both streams are keyed. */
    public <R> SingleOutputStreamOperator<R> process(CoProcessFunction<IN1, IN2, R> function) {
        return process(function, TypeExtraction.of(function, CoProcessFunction.class, 2));
    }

    /** The same, for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> process(
            CoProcessFunction<IN1, IN2, R> function, TypeInformation<R> outputType) {
        return added("co-process", function, function, outputType);
    }

    /** Each record of either stream, with state and timers of its key, becomes any number of others, also on side outputs. */
    public <K, R> SingleOutputStreamOperator<R> process(KeyedCoProcessFunction<K, IN1, IN2, R> function) {
        return process(function, TypeExtraction.of(function, KeyedCoProcessFunction.class, 3));
    }

    /** The same, for a type that Java has erased. */
    public <K, R> SingleOutputStreamOperator<R> process(
            KeyedCoProcessFunction<K, IN1, IN2, R> function, TypeInformation<R> outputType) {
        if (!isKeyed()) {
            throw new UnsupportedOperationException("A KeyedCoProcessFunction needs both streams keyed; call"
                    + " connect(...).keyBy(first, second), or keyBy(...) on each stream before connect(...).");
        }
        return added("co-process", keyed(function), function, outputType);
    }

    private boolean isKeyed() {
        return first instanceof KeyedStream<?, ?> && second instanceof KeyedStream<?, ?>;
    }

    private <R> SingleOutputStreamOperator<R> added(
            String kind, CoProcessFunction<IN1, IN2, R> adapted, Object function, TypeInformation<R> result) {
        OperatorFactory factory = isKeyed() ? keyed(new KeyedCoFunction<>(adapted)) : Operators.coProcess(adapted);
        return added(kind, factory, function, result);
    }

    private <R> SingleOutputStreamOperator<R> added(
            String kind, OperatorFactory factory, Object function, TypeInformation<R> result) {
        TwoInputs inputs = new TwoInputs(first, second);
        return first.typed(inputs.transform(kind, factory, function).refuse(inputs.keyProblem()), result);
    }

    @SuppressWarnings("unchecked") // the caller has seen that both streams are keyed
    private <K, R> OperatorFactory keyed(KeyedCoProcessFunction<K, IN1, IN2, R> function) {
        KeyedStream<IN1, K> one = (KeyedStream<IN1, K>) first;
        KeyedStream<IN2, K> other = (KeyedStream<IN2, K>) second;
        return Operators.keyedCoProcess(function, one.keySelector, other.keySelector, one.keyType);
    }
}
