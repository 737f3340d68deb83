package dev.millrace.operators;

import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.FunctionWrapper;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.windowing.Window;

/** A window function that calls one of another kind, and lives as long as it. */
abstract class WrappingWindowFunction<I, O, K, W extends Window> extends ProcessWindowFunction<I, O, K, W>
        implements FunctionWrapper {
    private final Function wrapped;

    WrappingWindowFunction(Function wrapped) {
        this.wrapped = wrapped;
    }

    @Override
    public Function wrapped() {
        return wrapped;
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        FunctionLife.open(wrapped, getRuntimeContext(), openContext);
    }

    @Override
    public void close() throws Exception {
        FunctionLife.close(wrapped);
    }
}
