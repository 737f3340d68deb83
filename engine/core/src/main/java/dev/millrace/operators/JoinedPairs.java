package dev.millrace.operators;

import dev.millrace.functions.AbstractRichFunction;
import dev.millrace.functions.CoGroupFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.FlatJoinFunction;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.FunctionWrapper;
import dev.millrace.functions.JoinFunction;
import dev.millrace.functions.OpenContext;

/** Hands each pair of a window's records to the user's function: an inner join. */
public final class JoinedPairs<T1, T2, R> extends AbstractRichFunction
        implements CoGroupFunction<T1, T2, R>, FunctionWrapper {
    private final Function function;
    private final FlatJoinFunction<T1, T2, R> body;

    private JoinedPairs(Function function, FlatJoinFunction<T1, T2, R> body) {
        this.function = function;
        this.body = body;
    }

    /** Any number of results for each pair. */
    public static <T1, T2, R> JoinedPairs<T1, T2, R> of(FlatJoinFunction<T1, T2, R> function) {
        return new JoinedPairs<>(function, function);
    }

    /** One result for each pair. */
    public static <T1, T2, R> JoinedPairs<T1, T2, R> of(JoinFunction<T1, T2, R> function) {
        return new JoinedPairs<>(function, (first, second, out) -> out.collect(function.join(first, second)));
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
    public void coGroup(Iterable<T1> first, Iterable<T2> second, Collector<R> out) throws Exception {
        for (T1 one : first) {
            for (T2 two : second) {
                body.join(one, two, out);
            }
        }
    }

    @Override
    public void close() throws Exception {
        FunctionLife.close(function);
    }
}
