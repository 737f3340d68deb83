package dev.millrace.api;

import dev.millrace.functions.Collector;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.types.TypeInformation;

/** Keeps the result so far of each key and emits it once, when event time is over. */
final class FinalReduce<K, T> extends RollingReduce<K, T> {
    FinalReduce(ReduceFunction<T> reducer, TypeInformation<T> type) {
        super(reducer, type);
    }

    @Override
    public void processElement(T value, Context ctx, Collector<T> out) throws Exception {
        add(value);
        ctx.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<T> out) throws Exception {
        T reduced = opened().value();
        if (reduced != null) {
            out.collect(reduced);
        }
    }
}
