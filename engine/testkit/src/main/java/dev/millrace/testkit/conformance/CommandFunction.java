package dev.millrace.testkit.conformance;

import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.trace.TimeDomain;
import dev.millrace.types.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what its elements say, in the command language of the conformance cases. */
final class CommandFunction extends KeyedProcessFunction<String, CommandFunction.Commands, Map<String, Object>> {
    @SuppressWarnings("NullAway.Init") // opened before the first element
    private transient ValueState<Long> v;

    @SuppressWarnings("NullAway.Init") // opened before the first element
    private transient ValueState<Map<String, String>> continuations;

    /** An element of the cases: {@code text} are commands separated by semicolons. */
    record Commands(String key, String text) {}

    @Override
    public void open(OpenContext openContext) {
        v = getRuntimeContext().getState(new ValueStateDescriptor<>("v", Long.class));
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
        if (command.startsWith("E") || command.startsWith("P")) {
            runTimer(command, ctx);
        } else if (command.equals("W")) {
            out.collect(row(ctx, "watermark", ctx.timerService().currentWatermark()));
        } else if (command.startsWith("S:")) {
            String[] parts = command.split(":", 3);
            ctx.output(new OutputTag<>(parts[1], Types.STRING), parts[2]);
        } else {
            runValue(command, ctx, out);
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
                if (!command.startsWith("v:")) {
                    throw new UnsupportedOperationException("no such command yet: " + command);
                }
                v.update(Long.parseLong(command.substring(2)));
            }
        }
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
