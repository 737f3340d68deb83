package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.operators.WindowContents;
import dev.millrace.operators.WindowOperator;
import dev.millrace.operators.WindowSpec;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.SlidingEventTimeWindows;
import dev.millrace.windowing.SlidingProcessingTimeWindows;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import dev.millrace.windowing.TumblingProcessingTimeWindows;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the window operators that conformance cases describe. */
final class CaseWindows {
    private static final TypeInformation<Reading> READING = TypeInformation.of(Reading.class);

    private CaseWindows() {}

    /** An element of the cases. */
    record Reading(String key, long value) {}

    /** Accumulator of the function {@code sumcount}. */
    record SumCount(long sum, long count) {}

    static WindowAssigner<Object, TimeWindow> timeAssigner(JsonNode node) {
        Duration size = Duration.ofMillis(node.path("size").asLong());
        Duration slide = Duration.ofMillis(node.path("slide").asLong());
        Duration offset = Duration.ofMillis(node.path("offset").asLong());
        return switch (node.path("type").asText()) {
            case "tumbling-event" -> TumblingEventTimeWindows.of(size, offset);
            case "sliding-event" -> SlidingEventTimeWindows.of(size, slide, offset);
            case "tumbling-processing" -> TumblingProcessingTimeWindows.of(size, offset);
            case "sliding-processing" -> SlidingProcessingTimeWindows.of(size, slide, offset);
            default -> throw new UnsupportedOperationException("no such assigner yet: " + node);
        };
    }

    static OperatorFactory factory(JsonNode job) {
        WindowAssigner<Object, TimeWindow> assigner = timeAssigner(job.path("assigner"));
        long lateness = job.path("allowedLateness").asLong(0);
        boolean side = job.path("lateSideOutput").asBoolean(false);
        String function = job.path("function").asText();
        return () -> switch (function) {
            case "list" -> operator(assigner, lateness, side, new WindowContents.Buffered<>(READING), new Values());
            case "sumcount" ->
                operator(
                        assigner,
                        lateness,
                        side,
                        new WindowContents.Aggregated<>(new Summing(), TypeInformation.of(SumCount.class)),
                        new Pairs());
            default ->
                operator(
                        assigner,
                        lateness,
                        side,
                        new WindowContents.Reduced<>(reduce(function), READING),
                        new Single());
        };
    }

    private static <V> WindowOperator<Reading, String, V, Map<String, Object>, TimeWindow> operator(
            WindowAssigner<Object, TimeWindow> assigner,
            long lateness,
            boolean side,
            WindowContents<Reading, V> contents,
            ProcessWindowFunction<V, Map<String, Object>, String, TimeWindow> function) {
        return new WindowOperator<>(new WindowSpec<>(
                Reading::key,
                Types.STRING,
                assigner,
                assigner.getDefaultTrigger(),
                lateness,
                side ? new OutputTag<>("late", READING) : null,
                contents,
                function));
    }

    private static ReduceFunction<Reading> reduce(String function) {
        return switch (function) {
            case "sum" -> (a, b) -> new Reading(a.key(), a.value() + b.value());
            case "max" -> (a, b) -> b.value() > a.value() ? b : a;
            default -> (a, b) -> b;
        };
    }

    private static final class Summing implements AggregateFunction<Reading, SumCount, List<Long>> {
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

    private static final class Single extends ProcessWindowFunction<Reading, Map<String, Object>, String, TimeWindow> {
        @Override
        public void process(
                String key, Context context, Iterable<Reading> elements, Collector<Map<String, Object>> out) {
            out.collect(row(key, context.window(), elements.iterator().next().value()));
        }
    }

    private static final class Values extends ProcessWindowFunction<Reading, Map<String, Object>, String, TimeWindow> {
        @Override
        public void process(
                String key, Context context, Iterable<Reading> elements, Collector<Map<String, Object>> out) {
            List<Long> values = new ArrayList<>();
            elements.forEach(reading -> values.add(reading.value()));
            out.collect(row(key, context.window(), values));
        }
    }

    private static final class Pairs
            extends ProcessWindowFunction<List<Long>, Map<String, Object>, String, TimeWindow> {
        @Override
        public void process(
                String key, Context context, Iterable<List<Long>> elements, Collector<Map<String, Object>> out) {
            out.collect(row(key, context.window(), elements.iterator().next()));
        }
    }

    private static Map<String, Object> row(String key, TimeWindow window, Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("window", List.of(window.getStart(), window.getEnd()));
        row.put("key", key);
        row.put("value", value);
        return row;
    }
}
