package dev.millrace.operators;

import dev.millrace.functions.CoGroupFunction;
import dev.millrace.functions.Collector;
import dev.millrace.windowing.Window;
import java.util.ArrayList;
import java.util.List;

/** Sorts a window's records by the stream they came from, and hands both sides to a {@link CoGroupFunction}. */
public final class CoGroupWindow<T1, T2, R, K, W extends Window>
        extends WrappingWindowFunction<TaggedUnion<T1, T2>, R, K, W> {
    private final CoGroupFunction<T1, T2, R> function;

    /** Calls {@code function} with every firing. */
    public CoGroupWindow(CoGroupFunction<T1, T2, R> function) {
        super(function);
        this.function = function;
    }

    @Override
    public void process(K key, Context context, Iterable<TaggedUnion<T1, T2>> elements, Collector<R> out)
            throws Exception {
        List<T1> first = new ArrayList<>();
        List<T2> second = new ArrayList<>();
        for (TaggedUnion<T1, T2> element : elements) {
            if (element.one() != null) {
                first.add(element.one());
            } else {
                second.add(element.two());
            }
        }
        function.coGroup(first, second, out);
    }
}
