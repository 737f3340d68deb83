package dev.millrace.operators;

import dev.millrace.functions.Collector;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessAllWindowFunction;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.state.KeyedStateStore;
import dev.millrace.windowing.Window;

/** Calls a function of windows over all records with the windows of the one key that all records have. */
public final class ProcessedAllWindow<I, O, K, W extends Window> extends WrappingWindowFunction<I, O, K, W> {
    private final ProcessAllWindowFunction<I, O, W> function;

    /** Calls {@code function} with every firing. */
    public ProcessedAllWindow(ProcessAllWindowFunction<I, O, W> function) {
        super(function);
        this.function = function;
    }

    @Override
    public void process(K key, Context context, Iterable<I> elements, Collector<O> out) throws Exception {
        function.process(new OfAll<>(function, context), elements, out);
    }

    @Override
    public void clear(Context context) throws Exception {
        function.clear(new OfAll<>(function, context));
    }

    private static final class OfAll<I, O, W extends Window> extends ProcessAllWindowFunction<I, O, W>.Context {
        private final ProcessWindowFunction<I, O, ?, W>.Context context;

        OfAll(ProcessAllWindowFunction<I, O, W> function, ProcessWindowFunction<I, O, ?, W>.Context context) {
            function.super();
            this.context = context;
        }

        @Override
        public W window() {
            return context.window();
        }

        @Override
        public KeyedStateStore windowState() {
            return context.windowState();
        }

        @Override
        public KeyedStateStore globalState() {
            return context.globalState();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }
    }
}
