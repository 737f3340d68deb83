package dev.millrace.api;

import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedCoProcessFunction;
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

    /** Sends the records of a key to one subtask, from both streams. */
    public <K> ConnectedStreams<IN1, IN2> keyBy(KeySelector<IN1, K> firstKey, KeySelector<IN2, K> secondKey) {
        return new ConnectedStreams<>(first.keyBy(firstKey), second.keyBy(secondKey));
    }

    /** Each record of either stream, with state and timers of its key, becomes any number of others, also on side outputs. */
    @SuppressWarnings("unchecked")
    public <K, R> SingleOutputStreamOperator<R> process(KeyedCoProcessFunction<K, IN1, IN2, R> function) {
        if (!(first instanceof KeyedStream<?, ?> firstKeyed) || !(second instanceof KeyedStream<?, ?> secondKeyed)) {
            throw new UnsupportedOperationException("A KeyedCoProcessFunction needs both streams keyed; call"
                    + " connect(...).keyBy(first, second), or keyBy(...) on each stream before connect(...).");
        }
        KeySelector<IN1, K> firstKey = (KeySelector<IN1, K>) firstKeyed.keySelector;
        KeySelector<IN2, K> secondKey = (KeySelector<IN2, K>) secondKeyed.keySelector;
        TypeInformation<K> keyType = (TypeInformation<K>) firstKeyed.keyType;
        TwoInputs inputs = new TwoInputs(first, second);
        Transformation added = inputs.transform(
                        "co-process", Operators.keyedCoProcess(function, firstKey, secondKey, keyType), function)
                .refuse(inputs.keyProblem());
        return first.typed(added, TypeExtraction.of(function, KeyedCoProcessFunction.class, 3));
    }
}
