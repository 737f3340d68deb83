package dev.millrace.api;

import dev.millrace.functions.FilterFunction;
import dev.millrace.functions.FlatMapFunction;
import dev.millrace.functions.Function;
import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.MapFunction;
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
import org.jspecify.annotations.Nullable;

/**
 * A stream whose records travel by key, so that what follows may keep state and timers for each key.
 *
 * @param <T> type of the records
 * @param <K> type of the key
 */
public final class KeyedStream<T, K> extends DataStream<T> {
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

    /** Each record, with state and timers of its key, becomes any number of others, also on side outputs. */
    public <R> SingleOutputStreamOperator<R> process(KeyedProcessFunction<K, T, R> function) {
        return typed(
                transform("process", Operators.keyedProcess(keySelector, keyType, function), function),
                TypeExtraction.of(function, KeyedProcessFunction.class, 2));
    }

    /** Combines each record with the result so far of its key, and emits every new result. The result is never dropped. */
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> reducer) {
        RollingReduce<K, T> function = new RollingReduce<>(reducer, type);
        OperatorFactory factory = Operators.keyedProcess(keySelector, keyType, function);
        return typed(transform("reduce", factory, reducer).refuse(Refusals.recordsAsState(type)), type);
    }

    /** The running sum of a component for each key; the other components are those of its first record. The component is given by position, from 0. */
    public SingleOutputStreamOperator<T> sum(int position) {
        return rolling(null, position, FieldReduce.Kind.SUM, true);
    }

    /** The running sum of a component for each key; the other components are those of its first record. The component is given by name. */
    public SingleOutputStreamOperator<T> sum(String field) {
        return rolling(field, -1, FieldReduce.Kind.SUM, true);
    }

    /** The smallest value so far of a component for each key; the other components are those of its first record. The component is given by position, from 0. */
    public SingleOutputStreamOperator<T> min(int position) {
        return rolling(null, position, FieldReduce.Kind.MIN, true);
    }

    /** The smallest value so far of a component for each key; the other components are those of its first record. The component is given by name. */
    public SingleOutputStreamOperator<T> min(String field) {
        return rolling(field, -1, FieldReduce.Kind.MIN, true);
    }

    /** The largest value so far of a component for each key; the other components are those of its first record. The component is given by position, from 0. */
    public SingleOutputStreamOperator<T> max(int position) {
        return rolling(null, position, FieldReduce.Kind.MAX, true);
    }

    /** The largest value so far of a component for each key; the other components are those of its first record. The component is given by name. */
    public SingleOutputStreamOperator<T> max(String field) {
        return rolling(field, -1, FieldReduce.Kind.MAX, true);
    }

    /** The record so far with the smallest value of a component for each key; of equal ones the first. The component is given by position, from 0. */
    public SingleOutputStreamOperator<T> minBy(int position) {
        return rolling(null, position, FieldReduce.Kind.MIN_BY, true);
    }

    /** The record so far with the smallest value of a component for each key; of equal ones the first. The component is given by name. */
    public SingleOutputStreamOperator<T> minBy(String field) {
        return rolling(field, -1, FieldReduce.Kind.MIN_BY, true);
    }

    /** As {@link #minBy(int)}, and of equal ones the first or the last. */
    public SingleOutputStreamOperator<T> minBy(int position, boolean first) {
        return rolling(null, position, FieldReduce.Kind.MIN_BY, first);
    }

    /** As {@link #minBy(String)}, and of equal ones the first or the last. */
    public SingleOutputStreamOperator<T> minBy(String field, boolean first) {
        return rolling(field, -1, FieldReduce.Kind.MIN_BY, first);
    }

    /** The record so far with the largest value of a component for each key; of equal ones the first. The component is given by position, from 0. */
    public SingleOutputStreamOperator<T> maxBy(int position) {
        return rolling(null, position, FieldReduce.Kind.MAX_BY, true);
    }

    /** The record so far with the largest value of a component for each key; of equal ones the first. The component is given by name. */
    public SingleOutputStreamOperator<T> maxBy(String field) {
        return rolling(field, -1, FieldReduce.Kind.MAX_BY, true);
    }

    /** As {@link #maxBy(int)}, and of equal ones the first or the last. */
    public SingleOutputStreamOperator<T> maxBy(int position, boolean first) {
        return rolling(null, position, FieldReduce.Kind.MAX_BY, first);
    }

    /** As {@link #maxBy(String)}, and of equal ones the first or the last. */
    public SingleOutputStreamOperator<T> maxBy(String field, boolean first) {
        return rolling(field, -1, FieldReduce.Kind.MAX_BY, first);
    }

    @SuppressWarnings("unchecked")
    private SingleOutputStreamOperator<T> rolling(
            @Nullable String field, int position, FieldReduce.Kind kind, boolean first) {
        Class<?> record = type instanceof TypeInformation.RecordOf<?> known ? known.type() : Object.class;
        return reduce(new FieldReduce<>((Class<T>) record, field, position, kind, first));
    }

    @Override
    Transformation transform(String kind, OperatorFactory factory, Object... functions) {
        return super.transform(kind, factory, functions)
                .refuse(Refusals.unserializable(keySelector))
                .refuse(Refusals.key(keyType));
    }
}
