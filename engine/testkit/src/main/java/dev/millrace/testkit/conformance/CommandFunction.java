package dev.millrace.testkit.conformance;

import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.state.AggregatingState;
import dev.millrace.state.AggregatingStateDescriptor;
import dev.millrace.state.AppendingState;
import dev.millrace.state.ListState;
import dev.millrace.state.ListStateDescriptor;
import dev.millrace.state.MapState;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.ReducingState;
import dev.millrace.state.ReducingStateDescriptor;
import dev.millrace.state.StateDescriptor;
import dev.millrace.state.StateTtlConfig;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.testkit.conformance.CaseFunctions.SumCount;
import dev.millrace.trace.TimeDomain;
import dev.millrace.types.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Does what its elements say, in the command language of the conformance cases. */
class CommandFunction extends KeyedProcessFunction<String, CommandFunction.Commands, Map<String, Object>> {
    @SuppressWarnings("NullAway.Init") // opened before the first element
    private transient ValueState<Long> v;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private transient ValueState<Map<String, String>> continuations;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private transient ListState<Long> list;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private transient MapState<String, Long> map;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private transient ReducingState<Long> reducing;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private transient AggregatingState<Long, String> aggregating;

    private final @Nullable StateTtlConfig ttl;

    /** @param ttl of all states; null where they do not expire */
    CommandFunction(@Nullable StateTtlConfig ttl) {
        this.ttl = ttl;
    }

    private <D extends StateDescriptor<?, ?>> D expiring(D descriptor) {
        if (ttl != null) {
            descriptor.enableTimeToLive(ttl);
        }
        return descriptor;
    }

    /** An element of the cases: {@code text} are commands separated by semicolons. */
    record Commands(String key, String text) {}

    @Override
    public void open(OpenContext openContext) {
        v = getRuntimeContext().getState(expiring(new ValueStateDescriptor<>("v", Long.class)));
        list = getRuntimeContext().getListState(expiring(new ListStateDescriptor<>("l", Long.class)));
        map = getRuntimeContext().getMapState(expiring(new MapStateDescriptor<>("m", String.class, Long.class)));
        reducing = getRuntimeContext()
                .getReducingState(expiring(new ReducingStateDescriptor<>("r", Long::sum, Long.class)));
        aggregating = getRuntimeContext()
                .getAggregatingState(
                        expiring(new AggregatingStateDescriptor<>("a", new SumAndCount(), SumCount.class)));
        continuations = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("continuations", Types.MAP(Types.STRING, Types.STRING)));
    }

    @Override
    public void processElement(Commands element, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        for (String command : element.text().split(";", -1)) {
            run(command, ctx, out);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<Map<String, Object>> out) throws Exception {
        boolean event = ctx.timeDomain() == TimeDomain.EVENT_TIME;
        Map<String, Object> row = row(ctx, "timer", timestamp);
        row.put("domain", event ? "event" : "processing");
        row.put("watermark", ctx.timerService().currentWatermark());
        out.collect(row);
        Map<String, String> waiting = waiting();
        String next = waiting.remove((event ? "E" : "P") + timestamp);
        if (next != null) {
            continuations.update(waiting);
            run(next, ctx, out);
        }
    }

    private void run(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        if (command.equals("PT")) {
            out.collect(row(ctx, "processingTime", ctx.timerService().currentProcessingTime()));
        } else if (command.startsWith("E") || command.startsWith("P")) {
            runTimer(command, ctx);
        } else if (command.equals("W")) {
            out.collect(row(ctx, "watermark", ctx.timerService().currentWatermark()));
        } else if (command.equals("T")) {
            out.collect(row(ctx, "timestamp", ctx.timestamp()));
        } else if (command.startsWith("O:")) {
            out.collect(row(ctx, "out", command.substring(2)));
        } else if (command.startsWith("l")) {
            runList(command.substring(1), ctx, out);
        } else if (command.startsWith("m")) {
            runMap(command.substring(1), ctx, out);
        } else if (command.startsWith("r") || command.startsWith("a")) {
            runAppending(command, ctx, out);
        } else if (command.startsWith("S:")) {
            String[] parts = command.split(":", 3);
            ctx.output(new OutputTag<>(parts[1], Types.STRING), parts[2]);
        } else {
            runValue(command, ctx, out);
        }
    }

    private void runList(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        if (command.equals("?")) {
            List<Long> elements = new ArrayList<>();
            list.get().forEach(elements::add);
            out.collect(row(ctx, "l", elements));
        } else if (command.equals("!")) {
            list.clear();
        } else if (command.startsWith(":")) {
            list.update(numbers(command.substring(1)));
        } else {
            List<Long> added = numbers(command.substring(1));
            if (added.size() == 1) {
                list.add(added.get(0));
            } else {
                list.addAll(added);
            }
        }
    }

    private static List<Long> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Long::parseLong).toList();
    }

    private void runMap(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        String name = command.substring(1);
        switch (command) {
            case "E" -> out.collect(row(ctx, "mEmpty", map.isEmpty()));
            case "!" -> map.clear();
            case "??" -> {
                Map<String, Long> entries = new TreeMap<>();
                for (Map.Entry<String, Long> entry : map.entries()) {
                    entries.put(entry.getKey(), entry.getValue());
                }
                out.collect(row(ctx, "m", entries));
            }
            default -> {
                switch (command.charAt(0)) {
                    case '+' -> {
                        int colon = name.indexOf(':');
                        map.put(name.substring(0, colon), Long.parseLong(name.substring(colon + 1)));
                    }
                    case '-' -> map.remove(name);
                    case '?' -> out.collect(row(ctx, "m." + name, map.get(name)));
                    case 'C' -> out.collect(row(ctx, "mContains", map.contains(name)));
                    default -> throw new UnknownCaseException("no such command yet: m" + command);
                }
            }
        }
    }

    private void runAppending(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        AppendingState<Long, ?> state = command.startsWith("r") ? reducing : aggregating;
        switch (command.charAt(1)) {
            case '?' -> out.collect(row(ctx, command.substring(0, 1), state.get()));
            case '!' -> state.clear();
            case '+' -> state.add(Long.parseLong(command.substring(2)));
            default -> throw new UnknownCaseException("no such command yet: " + command);
        }
    }

    /** The aggregating state's function: {@code sum/count}. */
    private static final class SumAndCount implements AggregateFunction<Long, SumCount, String> {
        @Override
        public SumCount createAccumulator() {
            return new SumCount(0, 0);
        }

        @Override
        public SumCount add(Long value, SumCount sum) {
            return new SumCount(sum.sum() + value, sum.count() + 1);
        }

        @Override
        public String getResult(SumCount sum) {
            return sum.sum() + "/" + sum.count();
        }

        @Override
        public SumCount merge(SumCount a, SumCount b) {
            return new SumCount(a.sum() + b.sum(), a.count() + b.count());
        }
    }

    private void runValue(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        switch (command) {
            case "v?" -> out.collect(row(ctx, "v", v.value()));
            case "v!" -> v.clear();
            case "vnull" -> v.update(null);
            case "v++" -> {
                Long before = v.value();
                v.update(before == null ? 1 : before + 1);
                out.collect(row(ctx, "v", v.value()));
            }
            default -> {
                if (command.startsWith("v:")) {
                    v.update(Long.parseLong(command.substring(2)));
                } else {
                    runOther(command, ctx, out);
                }
            }
        }
    }

    /** A command that not every function has. */
    void runOther(String command, Context ctx, Collector<Map<String, Object>> out) throws Exception {
        throw new UnknownCaseException("no such command yet: " + command);
    }

    private void runTimer(String command, Context ctx) throws Exception {
        int then = command.indexOf('>');
        String timer = then < 0 ? command : command.substring(0, then);
        boolean event = timer.startsWith("E");
        long number = Long.parseLong(timer.substring(2));
        Long now = ctx.timestamp();
        long time = timer.charAt(1) == '~' ? number + (now == null ? 0 : now) : number;
        if (timer.charAt(1) == '-') {
            if (event) {
                ctx.timerService().deleteEventTimeTimer(time);
            } else {
                ctx.timerService().deleteProcessingTimeTimer(time);
            }
            return;
        }
        if (event) {
            ctx.timerService().registerEventTimeTimer(time);
        } else {
            ctx.timerService().registerProcessingTimeTimer(time);
        }
        if (then >= 0) {
            Map<String, String> waiting = waiting();
            waiting.put((event ? "E" : "P") + time, command.substring(then + 1));
            continuations.update(waiting);
        }
    }

    private Map<String, String> waiting() throws Exception {
        Map<String, String> waiting = continuations.value();
        return new LinkedHashMap<>(waiting == null ? Map.of() : waiting);
    }

    private static Map<String, Object> row(Context ctx, String name, @Nullable Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", ctx.getCurrentKey());
        row.put(name, value == null ? "null" : value);
        return row;
    }
}
