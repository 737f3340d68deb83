package dev.millrace.api;

import dev.millrace.functions.FilterFunction;
import dev.millrace.functions.FlatMapFunction;
import dev.millrace.functions.Function;
import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.MapFunction;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.CountEvictor;
import dev.millrace.windowing.CountTrigger;
import dev.millrace.windowing.GlobalWindow;
import dev.millrace.windowing.GlobalWindows;
import dev.millrace.windowing.PurgingTrigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;

/**
 * A stream whose records travel by key, so that what follows may keep state and timers for each key.
 *
 * @param <T> type of the records
 * @param <K> type of the key
 */
public final class KeyedStream<T, K> extends DataStream<T> implements FieldAggregations<T> {
    final KeySelector<T, K> keySelector;
    final TypeInformation<K> keyType;

    KeyedStream(DataStream<T> stream, KeySelector<T, K> keySelector, TypeInformation<K> keyType) {
        super(stream.environment, Upstream.shipped(stream.upstreams, new Shipping.ByKey(keySelector)), stream.type);
        this.keySelector = keySelector;
        this.keyType = keyType;
    }

    /** The type of the key. */
    public TypeInformation<K> getKeyType() {
        return keyType;
    }

    @Override
    public <R> SingleOutputStreamOperator<R> map(MapFunction<T, R> mapper) {
        return typed(
                keyed("map", mapper, (value, out) -> out.collect(mapper.map(value))),
                TypeExtraction.of(mapper, MapFunction.class, 1));
    }

    @Override
    public SingleOutputStreamOperator<T> filter(FilterFunction<T> filter) {
        KeyedFunction.Body<T, T> body = (value, out) -> {
            if (filter.filter(value)) {
                out.collect(value);
            }
        };
        return typed(keyed("filter", filter, body), type);
    }

    @Override
    public <R> SingleOutputStreamOperator<R> flatMap(FlatMapFunction<T, R> flatMapper) {
        return typed(
                keyed("flat-map", flatMapper, flatMapper::flatMap),
                TypeExtraction.of(flatMapper, FlatMapFunction.class, 1));
    }

    private <R> Transformation keyed(String kind, Function function, KeyedFunction.Body<T, R> body) {
        KeyedFunction<K, T, R> adapted = new KeyedFunction<>(function, body);
        return transform(kind, Operators.keyedProcess(keySelector, keyType, adapted), function);
    }

    /** This stream and another with the same key, for a join of records whose timestamps are close. */
    public <T1> IntervalJoin<T, T1, K> intervalJoin(KeyedStream<T1, K> other) {
        return new IntervalJoin<>(this, other);
    }

    /** Groups the records of each key into windows. */
    public <W extends Window> WindowedStream<T, K, W> window(WindowAssigner<? super T, W> assigner) {
        return new WindowedStream<>(this, assigner);
    }

    /** Groups the records of each key into windows of {@code size} records; an incomplete one never fires. */
    public WindowedStream<T, K, GlobalWindow> countWindow(long size) {
        return window(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /** After every {@code slide} records of a key, its last {@code size} records are a window. */
    public WindowedStream<T, K, GlobalWindow> countWindow(long size, long slide) {
        return window(GlobalWindows.create()).evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
    }

    /** Each record, with state of its key but without timers, becomes any number of others, also on side outputs. */
    @Override
    public <R> SingleOutputStreamOperator<R> process(ProcessFunction<T, R> processFunction) {
        OperatorFactory adapted =
                Operators.keyedProcess(keySelector, keyType, new KeyedPlainFunction<K, T, R>(processFunction));
        return typed(
                transform("process", adapted, processFunction),
                TypeExtraction.of(processFunction, ProcessFunction.class, 1));
    }

    /** Processes each record with state and timers of its key; the results have the given type. */
    public <R> SingleOutputStreamOperator<R> process(
            KeyedProcessFunction<K, T, R> function, TypeInformation<R> outputType) {
        return process(function).returns(outputType);
    }

    /** Each record, with state and timers of its key, becomes any number of others, also on side outputs. */
    public <R> SingleOutputStreamOperator<R> process(KeyedProcessFunction<K, T, R> function) {
        return typed(
                transform("process", Operators.keyedProcess(keySelector, keyType, function), function),
                TypeExtraction.of(function, KeyedProcessFunction.class, 2));
    }

    /**
     * Combines each record with the result so far of its key, and emits every new result; in batch execution only the last. The
     * result is never dropped.
     */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> reducer) {
        OperatorFactory rolling = Operators.keyedProcess(keySelector, keyType, new RollingReduce<>(reducer, type));
        OperatorFactory last = Operators.keyedProcess(keySelector, keyType, new FinalReduce<>(reducer, type));
        Transformation added = transform("reduce", rolling, reducer).refuse(Refusals.recordsAsState(type));
        added.factory = settings -> settings.batch() ? last : rolling;
        return typed(added, type);
    }

    /** As in Flink: what follows a keyed stream would lose the right to state of the key. */
    @Override
    DataStream<T> shipped(Shipping shipping) {
        throw new UnsupportedOperationException("Cannot override partitioning for KeyedStream. Set the partitioning"
                + " before keyBy(...), or on the stream behind the operator that reads the keyed one.");
    }

    @Override
    Transformation transform(String kind, OperatorFactory factory, Object... functions) {
        return super.transform(kind, factory, functions)
                .refuse(Refusals.unserializable(keySelector))
                .refuse(Refusals.key(keyType));
    }
}
