package dev.millrace.testkit.conformance;

import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedBroadcastProcessFunction;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.TimerService;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.ReadOnlyBroadcastState;
import dev.millrace.state.StateTtlConfig;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.testkit.conformance.CommandFunction.Commands;
import dev.millrace.trace.TimeDomain;
import dev.millrace.types.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Carries out the commands of a keyed input and a broadcast one. */
@SuppressWarnings("SameNameButDifferent") // the function of the cases and the one they are lent to each have a Context
final class BroadcastCommandFunction
        extends KeyedBroadcastProcessFunction<String, Commands, Commands, Map<String, Object>> {
    static final MapStateDescriptor<String, Long> RULES =
            new MapStateDescriptor<>("broadcast", Types.STRING, Types.LONG);
    private static final ValueStateDescriptor<Long> V = new ValueStateDescriptor<>("v", Long.class);

    private final CommandFunction commands;

    /** @param ttl of the keyed states; null where they do not expire */
    BroadcastCommandFunction(@Nullable StateTtlConfig ttl) {
        commands = new KeyedCommands(ttl);
    }

    /** The commands of the keyed side, timers included: it may read the broadcast state. */
    private static final class KeyedCommands extends CommandFunction {
        KeyedCommands(@Nullable StateTtlConfig ttl) {
            super(ttl);
        }

        @Override
        void runOther(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
            if (!command.startsWith("B?")) {
                super.runOther(command, ctx, out);
                return;
            }
            Map<String, Object> row = row(command, ((Adapted) ctx).context.getBroadcastState(RULES));
            row.put("key", ctx.getCurrentKey());
            out.collect(row);
        }
    }

    @Override
    public void open(OpenContext openContext) throws Exception {
        commands.setRuntimeContext(getRuntimeContext());
        commands.open(openContext);
    }

    @Override
    public void processElement(Commands value, ReadOnlyContext ctx, Collector<Map<String, Object>> out)
            throws Exception {
        commands.processElement(value, new Adapted(commands, ctx, null), out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<Map<String, Object>> out) throws Exception {
        commands.onTimer(timestamp, new Adapted(commands, ctx, ctx.timeDomain()), out);
    }

    @Override
    public void processBroadcastElement(Commands value, Context ctx, Collector<Map<String, Object>> out)
            throws Exception {
        for (String command : value.text().split(";", -1)) {
            if (command.startsWith("B")) {
                runRules(command, ctx, out);
            } else if (command.startsWith("K")) {
                runOnKeys(command, ctx, out);
            } else {
                runOther(command, ctx, out);
            }
        }
    }

    private static Map<String, Object> row(String command, ReadOnlyBroadcastState<String, Long> rules)
            throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        if (command.length() > 2) {
            Long value = rules.get(command.substring(2));
            row.put("broadcast." + command.substring(2), value == null ? "null" : value);
            return row;
        }
        Map<String, Long> entries = new TreeMap<>();
        for (Map.Entry<String, Long> entry : rules.immutableEntries()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        row.put("broadcast", entries);
        return row;
    }

    private static void runRules(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        String name = command.substring(2);
        switch (command.charAt(1)) {
            case '+' -> {
                int colon = name.indexOf(':');
                ctx.getBroadcastState(RULES).put(name.substring(0, colon), Long.parseLong(name.substring(colon + 1)));
            }
            case '-' -> ctx.getBroadcastState(RULES).remove(name);
            case '!' -> ctx.getBroadcastState(RULES).clear();
            case '?' -> out.collect(row(command, ctx.getBroadcastState(RULES)));
            default -> throw new UnknownCaseException("no such command yet: " + command);
        }
    }

    private static void runOnKeys(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        Map<String, Long> seen = new TreeMap<>();
        switch (command.charAt(1)) {
            case '?' -> {
                ctx.applyToKeyedState(V, (key, state) -> seen.put(key, state.value()));
                out.collect(new LinkedHashMap<>(Map.of("keyed", seen)));
            }
            case '+' -> {
                long added = Long.parseLong(command.substring(2));
                ctx.applyToKeyedState(V, (key, state) -> state.update(Objects.requireNonNull(state.value()) + added));
            }
            case '!' -> ctx.applyToKeyedState(V, (key, state) -> state.clear());
            default -> throw new UnknownCaseException("no such command yet: " + command);
        }
    }

    private static void runOther(String command, Context ctx, Collector<Map<String, Object>> out) {
        if (command.startsWith("S:")) {
            String[] parts = command.split(":", 3);
            ctx.output(new OutputTag<>(parts[1], Types.STRING), parts[2]);
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        switch (command) {
            case "T" -> row.put("timestamp", ctx.timestamp());
            case "W" -> row.put("watermark", ctx.currentWatermark());
            case "PT" -> row.put("processingTime", ctx.currentProcessingTime());
            default -> {
                if (!command.startsWith("O:")) {
                    throw new UnknownCaseException("no such command yet: " + command);
                }
                row.put("out", command.substring(2));
            }
        }
        out.collect(row);
    }

    private static final class Adapted
            extends KeyedProcessFunction<String, Commands, Map<String, Object>>.OnTimerContext {
        private final KeyedBroadcastProcessFunction<String, Commands, Commands, Map<String, Object>>.ReadOnlyContext
                context;
        private final @Nullable TimeDomain domain;

        Adapted(
                CommandFunction commands,
                KeyedBroadcastProcessFunction<String, Commands, Commands, Map<String, Object>>.ReadOnlyContext context,
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
