package dev.millrace.testkit.conformance;

import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedCoProcessFunction;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.TimerService;
import dev.millrace.state.StateTtlConfig;
import dev.millrace.testkit.conformance.CommandFunction.Commands;
import dev.millrace.trace.TimeDomain;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of either input; its rows say of which. */
final class CoCommandFunction extends KeyedCoProcessFunction<String, Commands, Commands, Map<String, Object>> {
    private final CommandFunction commands;

    /** @param ttl of all states; null where they do not expire */
    CoCommandFunction(@Nullable StateTtlConfig ttl) {
        commands = new CommandFunction(ttl);
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        commands.setRuntimeContext(getRuntimeContext());
        commands.open(openContext);
    }

    @Override
    public void processElement1(Commands value, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        commands.processElement(value, new Adapted(commands, ctx, null), from(0, out));
    }

    @Override
    public void processElement2(Commands value, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        commands.processElement(value, new Adapted(commands, ctx, null), from(1, out));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<Map<String, Object>> out) throws Exception {
        commands.onTimer(timestamp, new Adapted(commands, ctx, ctx.timeDomain()), out);
    }

    private static Collector<Map<String, Object>> from(int input, Collector<Map<String, Object>> out) {
        return row -> {
            row.put("in", input);
            out.collect(row);
        };
    }

    private static final class Adapted
            extends KeyedProcessFunction<String, Commands, Map<String, Object>>.OnTimerContext {
        private final KeyedCoProcessFunction<String, Commands, Commands, Map<String, Object>>.Context context;
        private final @Nullable TimeDomain domain;

        Adapted(
                CommandFunction commands,
                KeyedCoProcessFunction<String, Commands, Commands, Map<String, Object>>.Context context,
                @Nullable TimeDomain domain) {
            commands.super();
            this.context = context;
            this.domain = domain;
        }

        @Override
        public @Nullable Long timestamp() {
            return context.timestamp();
        }

        @Override
        public TimerService timerService() {
            return context.timerService();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }

        @Override
        public String getCurrentKey() {
            return context.getCurrentKey();
        }

        @Override
        public TimeDomain timeDomain() {
            if (domain == null) {
                throw new IllegalStateException("a record has no time domain");
            }
            return domain;
        }
    }
}
