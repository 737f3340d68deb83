package dev.millrace.api;

import dev.millrace.functions.BroadcastProcessFunction;
import dev.millrace.functions.CoProcessFunction;
import dev.millrace.functions.FilterFunction;
import dev.millrace.functions.FlatMapFunction;
import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedBroadcastProcessFunction;
import dev.millrace.functions.KeyedCoProcessFunction;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.MapFunction;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.operators.BroadcastProcessOperator;
import dev.millrace.operators.CoProcessOperator;
import dev.millrace.operators.FilterOperator;
import dev.millrace.operators.FlatMapOperator;
import dev.millrace.operators.IntervalJoinOperator;
import dev.millrace.operators.IntervalJoinSpec;
import dev.millrace.operators.KeyedBroadcastProcessOperator;
import dev.millrace.operators.KeyedCoProcessOperator;
import dev.millrace.operators.KeyedProcessOperator;
import dev.millrace.operators.MapOperator;
import dev.millrace.operators.ProcessOperator;
import dev.millrace.operators.TimestampsAndWatermarksOperator;
import dev.millrace.operators.WindowOperator;
import dev.millrace.operators.WindowSpec;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.Window;
import java.util.Set;

/** The runtime operators behind the methods of the API. */
final class Operators {
    private Operators() {}

    static <T, R> OperatorFactory map(MapFunction<T, R> function) {
        return () -> new MapOperator<>(function);
    }

    static <T> OperatorFactory filter(FilterFunction<T> function) {
        return () -> new FilterOperator<>(function);
    }

    static <T, R> OperatorFactory flatMap(FlatMapFunction<T, R> function) {
        return () -> new FlatMapOperator<>(function);
    }

    static <T, R> OperatorFactory process(ProcessFunction<T, R> function) {
        return () -> new ProcessOperator<>(function);
    }

    static <T> OperatorFactory timestampsAndWatermarks(WatermarkStrategy<T> strategy) {
        return () -> new TimestampsAndWatermarksOperator<>(strategy);
    }

    static <T, K, R> OperatorFactory keyedProcess(
            KeySelector<T, K> keySelector, TypeInformation<K> keyType, KeyedProcessFunction<K, T, R> function) {
        return () -> new KeyedProcessOperator<>(function, keySelector, keyType);
    }

    static <A, B, R> OperatorFactory coProcess(CoProcessFunction<A, B, R> function) {
        return () -> new CoProcessOperator<>(function);
    }

    static <A, B, R> OperatorFactory broadcast(BroadcastProcessFunction<A, B, R> function, Set<String> stateNames) {
        return () -> new BroadcastProcessOperator<>(function, stateNames);
    }

    static <K, A, B, R> OperatorFactory keyedBroadcast(
            KeyedBroadcastProcessFunction<K, A, B, R> function, KeyedStream<A, K> keyed, Set<String> stateNames) {
        KeySelector<A, K> keySelector = keyed.keySelector;
        TypeInformation<K> keyType = keyed.keyType;
        return () -> new KeyedBroadcastProcessOperator<>(function, keySelector, keyType, stateNames);
    }

    static <K, A, B, R> OperatorFactory keyedCoProcess(
            KeyedCoProcessFunction<K, A, B, R> function,
            KeySelector<A, K> firstKey,
            KeySelector<B, K> secondKey,
            TypeInformation<K> keyType) {
        return () -> new KeyedCoProcessOperator<>(function, firstKey, secondKey, keyType);
    }

    static <K, A, B, R> OperatorFactory intervalJoin(IntervalJoinSpec<K, A, B, R> spec) {
        return () -> new IntervalJoinOperator<>(spec);
    }

    static <T, K, V, W extends Window> OperatorFactory window(WindowSpec<T, K, V, W> spec) {
        return () -> new WindowOperator<>(spec);
    }
}
