package dev.millrace.operators;

import dev.millrace.functions.CheckpointedFunction;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionInitializationContext;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.FunctionSnapshotContext;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.windowing.Window;

/** A window function that calls one of another kind, and lives as long as it. */
abstract class WrappingWindowFunction<I, O, K, W extends Window> extends ProcessWindowFunction<I, O, K, W>
        implements CheckpointedFunction {
    private final Function wrapped;

    WrappingWindowFunction(Function wrapped) {
        this.wrapped = wrapped;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        FunctionLife.initialize(wrapped, context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        FunctionLife.snapshot(wrapped, context);
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
