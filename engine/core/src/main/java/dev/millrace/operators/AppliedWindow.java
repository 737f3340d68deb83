package dev.millrace.operators;

import dev.millrace.functions.AllWindowFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.Function;
import dev.millrace.functions.WindowFunction;
import dev.millrace.windowing.Window;

/** Hands a window's elements to a function that asks for nothing else. */
public final class AppliedWindow<I, O, K, W extends Window> extends WrappingWindowFunction<I, O, K, W> {
    private final WindowFunction<I, O, K, W> body;

    private AppliedWindow(Function function, WindowFunction<I, O, K, W> body) {
        super(function);
        this.body = body;
    }

    /** Calls {@code function} with every firing. */
    public static <I, O, K, W extends Window> AppliedWindow<I, O, K, W> of(WindowFunction<I, O, K, W> function) {
        return new AppliedWindow<>(function, function);
    }

    /** Calls {@code function} with every firing of a window over all records. */
    public static <I, O, K, W extends Window> AppliedWindow<I, O, K, W> ofAll(AllWindowFunction<I, O, W> function) {
        return new AppliedWindow<>(function, (key, window, input, out) -> function.apply(window, input, out));
    }

    @Override
    public void process(K key, Context context, Iterable<I> elements, Collector<O> out) throws Exception {
        body.apply(key, context.window(), elements, out);
    }
}
