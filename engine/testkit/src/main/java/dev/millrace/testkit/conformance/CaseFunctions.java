package dev.millrace.testkit.conformance;

import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.testkit.conformance.CaseWindows.Reading;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The window functions of the cases. */
final class CaseFunctions {
    /** The key of windows over all records, which results do not name. */
    static final String NO_KEY = "(all)";

    private CaseFunctions() {}

    /** Accumulator of the function {@code sumcount}. */
    record SumCount(long sum, long count) {}

    static double difference(Reading before, Reading now) {
        return now.value() - before.value();
    }

    static final class Summing implements AggregateFunction<Reading, SumCount, List<Long>> {
        @Override
        public SumCount createAccumulator() {
            return new SumCount(0, 0);
        }

        @Override
        public SumCount add(Reading reading, SumCount sum) {
            return new SumCount(sum.sum() + reading.value(), sum.count() + 1);
        }

        @Override
        public List<Long> getResult(SumCount sum) {
            return List.of(sum.sum(), sum.count());
        }

        @Override
        public SumCount merge(SumCount a, SumCount b) {
            return new SumCount(a.sum() + b.sum(), a.count() + b.count());
        }
    }

    static final class Single extends ProcessWindowFunction<Reading, Map<String, Object>, String, Window> {
        @Override
        public void process(
                String key, Context context, Iterable<Reading> elements, Collector<Map<String, Object>> out) {
            out.collect(row(key, context.window(), elements.iterator().next().value()));
        }
    }

    static final class Values extends ProcessWindowFunction<Reading, Map<String, Object>, String, Window> {
        @Override
        public void process(
                String key, Context context, Iterable<Reading> elements, Collector<Map<String, Object>> out) {
            List<Long> values = new ArrayList<>();
            elements.forEach(reading -> values.add(reading.value()));
            out.collect(row(key, context.window(), values));
        }
    }

    static final class Pairs extends ProcessWindowFunction<List<Long>, Map<String, Object>, String, Window> {
        @Override
        public void process(
                String key, Context context, Iterable<List<Long>> elements, Collector<Map<String, Object>> out) {
            out.collect(row(key, context.window(), elements.iterator().next()));
        }
    }

    /** Counts its firings in state of the window and of the key. */
    static final class Stateful extends ProcessWindowFunction<Reading, Map<String, Object>, String, Window> {
        private final boolean perWindow;

        Stateful(boolean perWindow) {
            this.perWindow = perWindow;
        }

        private static ValueStateDescriptor<Long> fires(String name) {
            return new ValueStateDescriptor<>(name, Long.class);
        }

        private static long oneMore(ValueState<Long> state) throws Exception {
            Long before = state.value();
            long now = before == null ? 1 : before + 1;
            state.update(now);
            return now;
        }

        @Override
        public void process(String key, Context context, Iterable<Reading> elements, Collector<Map<String, Object>> out)
                throws Exception {
            long sum = 0;
            long count = 0;
            for (Reading each : elements) {
                sum += each.value();
                count++;
            }
            Map<String, Object> row = row(key, context.window(), sum);
            row.put("count", count);
            row.put("ctxWatermark", context.currentWatermark());
            if (perWindow) {
                row.put("windowFires", oneMore(context.windowState().getState(fires("window-fires"))));
            }
            row.put("keyFires", oneMore(context.globalState().getState(fires("key-fires"))));
            out.collect(row);
        }

        @Override
        public void clear(Context context) throws Exception {
            if (perWindow) {
                context.windowState().getState(fires("window-fires")).clear();
            }
        }
    }

    private static Map<String, Object> row(String key, Window window, Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("window", window instanceof TimeWindow time ? List.of(time.getStart(), time.getEnd()) : "global");
        if (!key.equals(NO_KEY)) {
            row.put("key", key);
        }
        row.put("value", value);
        return row;
    }
}
