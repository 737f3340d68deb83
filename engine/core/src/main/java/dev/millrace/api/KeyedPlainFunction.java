package dev.millrace.api;

import dev.millrace.functions.Collector;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionLife;
import dev.millrace.functions.FunctionWrapper;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.functions.TimerService;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A process function on a keyed stream: it has state of its key, but, as in Flink, no timers.
 *
 * @param <K> type of the key
 * @param <I> type of the input
 * @param <O> type of the main output
 */
final class KeyedPlainFunction<K, I, O> extends KeyedProcessFunction<K, I, O> implements FunctionWrapper {
    private final ProcessFunction<I, O> function;
    private transient @Nullable Call call;

    KeyedPlainFunction(ProcessFunction<I, O> function) {
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
    public void processElement(I value, Context ctx, Collector<O> out) throws Exception {
        Call current = Objects.requireNonNull(call, "opened before the first record");
        current.context = ctx;
        function.processElement(value, current, out);
    }

    @Override
    public void close() throws Exception {
        FunctionLife.close(function);
    }

    private final class Call extends ProcessFunction<I, O>.Context implements TimerService {
        private KeyedProcessFunction<K, I, O>.@Nullable Context context;

        Call(ProcessFunction<I, O> function) {
            function.super();
        }

        private KeyedProcessFunction<K, I, O>.Context context() {
            return Objects.requireNonNull(context, "a context is there during a call");
        }

        @Override
        public @Nullable Long timestamp() {
            return context().timestamp();
        }

        @Override
        public TimerService timerService() {
            return this;
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context().output(outputTag, value);
        }

        @Override
        public long currentProcessingTime() {
            return context().timerService().currentProcessingTime();
        }

        @Override
        public long currentWatermark() {
            return context().timerService().currentWatermark();
        }

        @Override
        public void registerProcessingTimeTimer(long time) {
            throw noTimers();
        }

        @Override
        public void registerEventTimeTimer(long time) {
            throw noTimers();
        }

        @Override
        public void deleteProcessingTimeTimer(long time) {
            throw noTimers();
        }

        @Override
        public void deleteEventTimeTimer(long time) {
            throw noTimers();
        }

        private UnsupportedOperationException noTimers() {
            return new UnsupportedOperationException(
                    "a ProcessFunction has no timers, on a keyed stream either; make it a KeyedProcessFunction");
        }
    }
}
