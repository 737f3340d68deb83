package dev.millrace.api;

import dev.millrace.functions.Collector;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.FunctionWrapper;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.types.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Keeps the result so far of each key and emits it with every record. */
class RollingReduce<K, T> extends KeyedProcessFunction<K, T, T> implements FunctionWrapper {
    private final ReduceFunction<T> reducer;
    private final TypeInformation<T> type;
    private transient @Nullable ValueState<T> result;

    RollingReduce(ReduceFunction<T> reducer, TypeInformation<T> type) {
        this.reducer = reducer;
        this.type = type;
    }

    @Override
    public Function wrapped() {
        return reducer;
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        result = getRuntimeContext().getState(new ValueStateDescriptor<>("result", type));
        FunctionLife.open(reducer, getRuntimeContext(), openContext);
    }

    @Override
    public void processElement(T value, Context ctx, Collector<T> out) throws Exception {
        out.collect(add(value));
    }

    /** The result with {@code value}, which is kept. */
    final T add(T value) throws Exception {
        ValueState<T> state = opened();
        T soFar = state.value();
        T reduced = soFar == null ? value : reducer.reduce(soFar, value);
        state.update(reduced);
        return reduced;
    }

    final ValueState<T> opened() {
        if (result == null) {
            throw new IllegalStateException("reduce used before it was opened");
        }
        return result;
    }

    @Override
    public void close() throws Exception {
        FunctionLife.close(reducer);
    }
}
