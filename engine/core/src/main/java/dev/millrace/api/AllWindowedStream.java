package dev.millrace.api;

import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.AllWindowFunction;
import dev.millrace.functions.Change;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessAllWindowFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.functions.RetractingWindowFunction;
import dev.millrace.operators.AppliedWindow;
import dev.millrace.operators.ProcessedAllWindow;
import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.Evictor;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;

/**
 * All records of a stream, grouped into windows by one subtask. What is to become of them is said last. As in Flink this is a
 * keyed window whose records all have the same key; the trace calls it {@code all}.
 *
 * @param <T> type of the records
 * @param <W> type of the windows
 */
public final class AllWindowedStream<T, W extends Window> implements FieldAggregations<T> {
    private static final String KEY = "all";

    private final WindowedStream<T, String, W> windowed;

    AllWindowedStream(DataStream<T> stream, WindowAssigner<? super T, W> assigner) {
        windowed = stream.keyBy(record -> KEY, Types.STRING).window(assigner);
    }

    /** Replaces the assigner's own trigger. */
    public AllWindowedStream<T, W> trigger(Trigger<? super T, ? super W> trigger) {
        windowed.trigger(trigger);
        return this;
    }

    /** Removes records from windows that fire; all records are kept until then, so memory grows with them. */
    public AllWindowedStream<T, W> evictor(Evictor<? super T, ? super W> evictor) {
        windowed.evictor(evictor);
        return this;
    }

    /** Keeps windows for {@code lateness} (zero or more) after their end, so that late records make them fire again. */
    public AllWindowedStream<T, W> allowedLateness(Duration lateness) {
        windowed.allowedLateness(lateness);
        return this;
    }

    /** Puts out under {@code outputTag} the records that are too late for their windows, instead of dropping them. */
    public AllWindowedStream<T, W> sideOutputLateData(OutputTag<T> outputTag) {
        windowed.sideOutputLateData(outputTag);
        return this;
    }

    @Override
    public TypeInformation<T> getType() {
        return windowed.getType();
    }

    /** Combines the records of a window into one. */
    @Override
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function) {
        return windowed.reduce(function).forceNonParallel();
    }

    /** Combines the records of a window into one, of which {@code windowFunction} makes the results. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, ProcessAllWindowFunction<T, R, W> windowFunction) {
        return reduce(reduceFunction, windowFunction, emittedBy(windowFunction));
    }

    /** Combines the records of a window into one, of which {@code windowFunction} makes the results; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction,
            ProcessAllWindowFunction<T, R, W> windowFunction,
            TypeInformation<R> resultType) {
        return windowed.reduce(reduceFunction, new ProcessedAllWindow<>(windowFunction), resultType)
                .forceNonParallel();
    }

    /** Combines the records of a window into one, which takes back what the window said before. Millrace's own. */
    public SingleOutputStreamOperator<Change<T>> reduce(
            ReduceFunction<T> reduceFunction, RetractingWindowFunction<T, String, W> retracting) {
        return windowed.reduce(reduceFunction, retracting).forceNonParallel();
    }

    /** Combines the records of a window into one, of which {@code function} makes the results. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, AllWindowFunction<T, R, W> function) {
        return reduce(reduceFunction, function, emittedBy(function));
    }

    /** Combines the records of a window into one, of which {@code function} makes the results; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> reduce(
            ReduceFunction<T> reduceFunction, AllWindowFunction<T, R, W> function, TypeInformation<R> resultType) {
        return windowed.reduce(reduceFunction, AppliedWindow.ofAll(function), resultType)
                .forceNonParallel();
    }

    /** Folds the records of a window into a result. */
    public <A, R> SingleOutputStreamOperator<R> aggregate(AggregateFunction<T, A, R> function) {
        return windowed.aggregate(function).forceNonParallel();
    }

    /** Folds the records of a window into a result; for types that Java has erased. */
    public <A, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, R> function, TypeInformation<A> accumulatorType, TypeInformation<R> resultType) {
        return windowed.aggregate(function, accumulatorType, resultType).forceNonParallel();
    }

    /** Folds the records of a window into one value, of which {@code windowFunction} makes the results. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregateFunction, ProcessAllWindowFunction<V, R, W> windowFunction) {
        return aggregate(
                aggregateFunction,
                windowFunction,
                WindowedStream.accumulatorOf(aggregateFunction),
                emittedBy(windowFunction));
    }

    /** Folds the records of a window into one value, which takes back what the window said before. Millrace's own. */
    public <A, V> SingleOutputStreamOperator<Change<V>> aggregate(
            AggregateFunction<T, A, V> aggregateFunction, RetractingWindowFunction<V, String, W> retracting) {
        return windowed.aggregate(aggregateFunction, retracting).forceNonParallel();
    }

    /** Folds the records of a window into one value, of which {@code windowFunction} makes the results. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregateFunction, AllWindowFunction<V, R, W> windowFunction) {
        return aggregate(
                aggregateFunction,
                windowFunction,
                WindowedStream.accumulatorOf(aggregateFunction),
                emittedBy(windowFunction));
    }

    /** Folds the records of a window into one value, of which {@code windowFunction} makes the results; for erased types. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregateFunction,
            AllWindowFunction<V, R, W> windowFunction,
            TypeInformation<A> accumulatorType,
            TypeInformation<R> resultType) {
        return windowed.aggregate(aggregateFunction, AppliedWindow.ofAll(windowFunction), accumulatorType, resultType)
                .forceNonParallel();
    }

    /** Folds the records of a window into one value, of which {@code windowFunction} makes the results; for erased types. */
    public <A, V, R> SingleOutputStreamOperator<R> aggregate(
            AggregateFunction<T, A, V> aggregateFunction,
            ProcessAllWindowFunction<V, R, W> windowFunction,
            TypeInformation<A> accumulatorType,
            TypeInformation<R> resultType) {
        return windowed.aggregate(
                        aggregateFunction, new ProcessedAllWindow<>(windowFunction), accumulatorType, resultType)
                .forceNonParallel();
    }

    /** Keeps the records of a window, of which {@code function} makes the results. */
    public <R> SingleOutputStreamOperator<R> process(ProcessAllWindowFunction<T, R, W> function) {
        return process(function, emittedBy(function));
    }

    /** Keeps the records of a window, of which {@code function} makes the results; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> process(
            ProcessAllWindowFunction<T, R, W> function, TypeInformation<R> resultType) {
        return windowed.process(new ProcessedAllWindow<>(function), resultType).forceNonParallel();
    }

    /** Keeps the records of a window, of which {@code function} makes the results. */
    public <R> SingleOutputStreamOperator<R> apply(AllWindowFunction<T, R, W> function) {
        return apply(function, emittedBy(function));
    }

    /** Keeps the records of a window, of which {@code function} makes the results; for a type that Java has erased. */
    public <R> SingleOutputStreamOperator<R> apply(AllWindowFunction<T, R, W> function, TypeInformation<R> resultType) {
        return windowed.process(AppliedWindow.ofAll(function), resultType).forceNonParallel();
    }

    private static <R> TypeInformation<R> emittedBy(AllWindowFunction<?, R, ?> function) {
        return TypeExtraction.of(function, AllWindowFunction.class, 1);
    }

    private static <R> TypeInformation<R> emittedBy(ProcessAllWindowFunction<?, R, ?> function) {
        return TypeExtraction.of(function, ProcessAllWindowFunction.class, 1);
    }
}
