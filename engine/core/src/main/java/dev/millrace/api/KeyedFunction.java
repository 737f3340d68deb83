package dev.millrace.api;

import dev.millrace.functions.Collector;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.FunctionWrapper;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import java.io.Serializable;

/** Lets map, filter and flatMap see the state of the current key, as on any keyed stream. */
final class KeyedFunction<K, I, O> extends KeyedProcessFunction<K, I, O> implements FunctionWrapper {
    /** What is done with one record. */
    @FunctionalInterface
    interface Body<I, O> extends Serializable {
        void process(I value, Collector<O> out) throws Exception;
    }

    private final Function function;
    private final Body<I, O> body;

    /** Calls {@code body}, which calls {@code function}: the copies of both in a subtask are still the same two. */
    KeyedFunction(Function function, Body<I, O> body) {
        this.function = function;
        this.body = body;
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
    public void processElement(I value, Context ctx, Collector<O> out) throws Exception {
        body.process(value, out);
    }

    @Override
    public void close() throws Exception {
        FunctionLife.close(function);
    }
}
