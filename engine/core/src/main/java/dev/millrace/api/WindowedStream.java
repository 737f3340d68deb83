package dev.millrace.api;

import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.functions.RetractingWindowFunction;
import dev.millrace.functions.WindowFunction;
import dev.millrace.operators.AppliedWindow;
import dev.millrace.operators.WindowContents;
import dev.millrace.operators.WindowSpec;
import dev.millrace.types.ResultTypeQueryable;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.Evictor;
import dev.millrace.windowing.MergingWindowAssigner;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The records of each key, grouped into windows. What is to become of them is said last.
 *
 * @param <T> type of the records
 * @param <K> type of the key
 * @param <W> type of the windows
 */
public final class WindowedStream<T, K, W extends Window> implements FieldAggregations<T> {
    final KeyedStream<T, K> stream;
    final WindowAssigner<? super T, W> assigner;

    @Nullable
    Trigger<? super T, ? super W> trigger;

    @Nullable
    Evictor<? super T, ? super W> evictor;

    long allowedLateness;

    @Nullable
    OutputTag<T> lateTag;

    WindowedStream(KeyedStream<T, K> stream, WindowAssigner<? super T, W> assigner) {
        this.stream = stream;
        this.assigner = assigner;
    }

    /** Replaces the assigner's own trigger. */
    public WindowedStream<T, K, W> trigger(Trigger<? super T, ? super W> trigger) {
        this.trigger = trigger;
        return this;
    }

    /** Removes records from windows that fire; all records are kept until then, so memory grows with them. */
    public WindowedStream<T, K, W> evictor(Evictor<? super T, ? super W> evictor) {
        this.evictor = evictor;
        return this;
    }

    /** Keeps windows for {@code lateness} (zero or more) after their end, so that late records make them fire again. */
    public WindowedStream<T, K, W> allowedLateness(Duration lateness) {
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("The allowed lateness must be zero or more, not " + lateness + ".");
        }
        allowedLateness = lateness.toMillis();
        return this;
    }

    /** Puts out under {@code outputTag} the records that are too late for their windows, instead of dropping them. */
    public WindowedStream<T, K, W> sideOutputLateData(OutputTag<T> outputTag) {
        lateTag = outputTag;
        return this;
    }

    @Override
    public TypeInformation<T> getType() {
        return stream.type;
    }

    /** Combines the records of a window into one. */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        return stream.typed(reducing(function, null), stream.type);
    }

    /** Combines the records of a window into one, of which {@code windowFunction} makes the results. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, ProcessWindowFunction<T, R, K, W> windowFunction) {
        return reduce(reduceFunction, windowFunction, emittedBy(windowFunction));
    }

    /** Combines the records of a window into one, of which {@code windowFunction} makes the results; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction,
            ProcessWindowFunction<T, R, K, W> windowFunction,
            TypeInformation<R> resultType) {
        return stream.typed(reducing(reduceFunction, windowFunction), resultType);
    }

    /** Combines the records of a window into one, of which {@code function} makes the results. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, WindowFunction<T, R, K, W> function) {
        return reduce(reduceFunction, function, emittedBy(function));
    }

    /** Combines the records of a window into one, of which {@code function} makes the results; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, WindowFunction<T, R, K, W> function, TypeInformation<R> resultType) {
        return reduce(reduceFunction, AppliedWindow.of(function), resultType);
    }

    /** Folds the records of a window into a result. */
    public <A, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, A, R> function) {
        return aggregate(function, accumulatorOf(function), TypeExtraction.of(function, AggregateFunction.class, 2));
    }

    /** Folds the records of a window into a result; for types that Java has erased. */
    public <A, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, R> function, TypeInformation<A> accumulatorType, TypeInformation<R> resultType) {
        return stream.typed(aggregating(function, accumulatorType, null), resultType);
    }

    /** Folds the records of a window into one value, of which {@code windowFunction} makes the results. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregateFunction, ProcessWindowFunction<V, R, K, W> windowFunction) {
        return aggregate(
                aggregateFunction, windowFunction, accumulatorOf(aggregateFunction), emittedBy(windowFunction));
    }

    /** Folds the records of a window into one value, of which {@code windowFunction} makes the results; for erased types. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregateFunction,
            ProcessWindowFunction<V, R, K, W> windowFunction,
            TypeInformation<A> accumulatorType,
            TypeInformation<R> resultType) {
        return stream.typed(aggregating(aggregateFunction, accumulatorType, windowFunction), resultType);
    }

    /** Folds the records of a window into one value, of which {@code windowFunction} makes the results. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregateFunction, WindowFunction<V, R, K, W> windowFunction) {
        return aggregate(
                aggregateFunction, windowFunction, accumulatorOf(aggregateFunction), emittedBy(windowFunction));
    }

    /** Folds the records of a window into one value, of which {@code windowFunction} makes the results; for erased types. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregateFunction,
            WindowFunction<V, R, K, W> windowFunction,
            TypeInformation<A> accumulatorType,
            TypeInformation<R> resultType) {
        return aggregate(aggregateFunction, AppliedWindow.of(windowFunction), accumulatorType, resultType);
    }

    /** Keeps the records of a window, of which {@code function} makes the results. */
    public <R> SingleOutputStreamOperator<R> process(ProcessWindowFunction<T, R, K, W> function) {
        return process(function, emittedBy(function));
    }

    /** Keeps the records of a window, of which {@code function} makes the results; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> process(
            ProcessWindowFunction<T, R, K, W> function, TypeInformation<R> resultType) {
        Transformation added = added(new WindowContents.Buffered<>(stream.type), function);
        return stream.typed(added.refuse(Refusals.recordsAsState(stream.type)), resultType);
    }

    /** Keeps the records of a window, of which {@code function} makes the results. */
    public <R> SingleOutputStreamOperator<R> apply(WindowFunction<T, R, K, W> function) {
        return apply(function, emittedBy(function));
    }

    /** Keeps the records of a window, of which {@code function} makes the results; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> apply(WindowFunction<T, R, K, W> function, TypeInformation<R> resultType) {
        return process(AppliedWindow.of(function), resultType);
    }

    private Transformation reducing(
            ReduceFunction<T> function, @Nullable ProcessWindowFunction<T, ?, K, W> windowFunction) {
        WindowContents<T, T> contents = new WindowContents.Reduced<>(function, stream.type);
        return added(contents, windowFunction, function)
                .refuse(Refusals.richInWindow(function))
                .refuse(Refusals.recordsAsState(stream.type));
    }

    private <A, V> Transformation aggregating(
            AggregateFunction<T, A, V> function,
            TypeInformation<A> accumulatorType,
            @Nullable ProcessWindowFunction<V, ?, K, W> windowFunction) {
        WindowContents<T, V> contents = new WindowContents.Aggregated<>(function, accumulatorType, stream.type);
        return added(contents, windowFunction, function)
                .refuse(Refusals.richInWindow(function))
                .refuse(Refusals.accumulator(accumulatorType));
    }

    private <V> Transformation added(
            WindowContents<T, V> contents,
            @Nullable ProcessWindowFunction<V, ?, K, W> windowFunction,
            Object... functions) {
        WindowSpec<T, K, V, W> spec = spec(contents, windowFunction);
        Transformation added = stream.transform("window", Operators.window(spec), functions)
                .refuse(windowFunction == null ? null : Refusals.unserializable(windowFunction))
                .refuse(Refusals.unserializable(assigner))
                .refuse(trigger == null ? null : Refusals.unserializable(trigger))
                .refuse(evictor == null ? null : Refusals.recordsAsState(stream.type))
                .refuse(Refusals.otherWindows(assigner))
                .refuse(spec.mergesWithoutItsTrigger())
                .refuse(Refusals.retracting(spec))
                .refuse(Refusals.eventTime(assigner.isEventTime(), stream.timestamped()));
        added.timestamped = true;
        return added;
    }

    private <V> WindowSpec<T, K, V, W> spec(
            WindowContents<T, V> contents, @Nullable ProcessWindowFunction<V, ?, K, W> function) {
        return new WindowSpec<>(
                stream.keySelector,
                stream.keyType,
                assigner,
                trigger != null ? trigger : assigner.getDefaultTrigger(),
                evictor,
                allowedLateness,
                lateTag,
                contents,
                fitting(function));
    }

    @SuppressWarnings("unchecked") // A RetractingWindowFunction of the same types.
    private <V> @Nullable ProcessWindowFunction<V, ?, K, W> fitting(
            @Nullable ProcessWindowFunction<V, ?, K, W> function) {
        return assigner instanceof MergingWindowAssigner
                        && function instanceof RetractingWindowFunction<?, ?, ?> retracting
                ? (ProcessWindowFunction<V, ?, K, W>) retracting.merging()
                : function;
    }

    private static <R> TypeInformation<R> emittedBy(WindowFunction<?, R, ?, ?> function) {
        return TypeExtraction.of(function, WindowFunction.class, 1);
    }

    static <A> TypeInformation<A> accumulatorOf(AggregateFunction<?, A, ?> function) {
        return TypeExtraction.of(function, AggregateFunction.class, 1);
    }

    @SuppressWarnings("unchecked")
    private static <R> TypeInformation<R> emittedBy(ProcessWindowFunction<?, R, ?, ?> function) {
        return function instanceof ResultTypeQueryable<?> queryable
                ? (TypeInformation<R>) queryable.getProducedType()
                : TypeExtraction.of(function, ProcessWindowFunction.class, 1);
    }
}
