package dev.millrace.api;

import dev.millrace.functions.CoFlatMapFunction;
import dev.millrace.functions.CoMapFunction;
import dev.millrace.functions.CoProcessFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.FunctionWrapper;
import dev.millrace.functions.OpenContext;

/** Lets the simple functions on two streams be run as process functions. */
final class CoRecordFunction<A, B, R> extends CoProcessFunction<A, B, R> implements FunctionWrapper {
    private final Function function;
    private final KeyedFunction.Body<A, R> first;
    private final KeyedFunction.Body<B, R> second;

    private CoRecordFunction(Function function, KeyedFunction.Body<A, R> first, KeyedFunction.Body<B, R> second) {
        this.function = function;
        this.first = first;
        this.second = second;
    }

    static <A, B, R> CoRecordFunction<A, B, R> of(CoMapFunction<A, B, R> function) {
        return new CoRecordFunction<>(
                function,
                (value, out) -> out.collect(function.map1(value)),
                (value, out) -> out.collect(function.map2(value)));
    }

    static <A, B, R> CoRecordFunction<A, B, R> of(CoFlatMapFunction<A, B, R> function) {
        return new CoRecordFunction<>(function, function::flatMap1, function::flatMap2);
    }

    @Override
    public Function wrapped() {
        return function;
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        FunctionLife.open(function, getRuntimeContext(), openContext);
    }

    @Override
    public void processElement1(A value, Context ctx, Collector<R> out) throws Exception {
        first.process(value, out);
    }

    @Override
    public void processElement2(B value, Context ctx, Collector<R> out) throws Exception {
        second.process(value, out);
    }

    @Override
    public void close() throws Exception {
        FunctionLife.close(function);
    }
}
