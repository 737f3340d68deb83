package dev.millrace.api;

import dev.millrace.functions.CoProcessFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.FunctionWrapper;
import dev.millrace.functions.KeyedCoProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.TimerService;
import dev.millrace.trace.TimeDomain;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives a {@link CoProcessFunction} the state and timers of the current key, as on any keyed stream. */
final class KeyedCoFunction<K, A, B, R> extends KeyedCoProcessFunction<K, A, B, R> implements FunctionWrapper {
    private final CoProcessFunction<A, B, R> function;
    private transient @Nullable Call call;

    KeyedCoFunction(CoProcessFunction<A, B, R> function) {
        this.function = function;
    }

    @Override
    public Function wrapped() {
        return function;
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        call = new Call(function);
        FunctionLife.open(function, getRuntimeContext(), openContext);
    }

    @Override
    public void processElement1(A value, Context ctx, Collector<R> out) throws Exception {
        function.processElement1(value, with(ctx, TimeDomain.EVENT_TIME), out);
    }

    @Override
    public void processElement2(B value, Context ctx, Collector<R> out) throws Exception {
        function.processElement2(value, with(ctx, TimeDomain.EVENT_TIME), out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<R> out) throws Exception {
        function.onTimer(timestamp, with(ctx, ctx.timeDomain()), out);
    }

    private Call with(Context context, TimeDomain domain) {
        Call current = Objects.requireNonNull(call, "opened before the first record");
        current.context = context;
        current.domain = domain;
        return current;
    }

    @Override
    public void close() throws Exception {
        FunctionLife.close(function);
    }

    private final class Call extends CoProcessFunction<A, B, R>.OnTimerContext {
        private KeyedCoProcessFunction<K, A, B, R>.@Nullable Context context;
        private TimeDomain domain = TimeDomain.EVENT_TIME;

        Call(CoProcessFunction<A, B, R> function) {
            function.super();
        }

        private KeyedCoProcessFunction<K, A, B, R>.Context context() {
            return Objects.requireNonNull(context, "a context is there during a call");
        }

        @Override
        public @Nullable Long timestamp() {
            return context().timestamp();
        }

        @Override
        public TimerService timerService() {
            return context().timerService();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context().output(outputTag, value);
        }

        @Override
        public TimeDomain timeDomain() {
            return domain;
        }
    }
}
