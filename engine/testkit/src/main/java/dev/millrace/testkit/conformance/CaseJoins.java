package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.functions.CoGroupFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.FlatJoinFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessJoinFunction;
import dev.millrace.operators.CoGroupWindow;
import dev.millrace.operators.IntervalJoinOperator;
import dev.millrace.operators.IntervalJoinSpec;
import dev.millrace.operators.JoinedPairs;
import dev.millrace.operators.TaggedUnion;
import dev.millrace.operators.WindowContents;
import dev.millrace.operators.WindowSpec;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.testkit.conformance.CaseWindows.Reading;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.Evictor;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the joins that cases describe. */
final class CaseJoins {
    private static final TypeInformation<TaggedUnion<Reading, Reading>> UNION =
            TaggedUnion.type(CaseWindows.READING, CaseWindows.READING);
    private static final Set<String> INTERVAL_OPTIONS =
            Set.of("op", "lower", "upper", "lowerExclusive", "upperExclusive", "lateSideOutput", "maxParallelism");
    private static final Set<String> WINDOW_OPTIONS =
            Set.of("op", "assigner", "trigger", "evictor", "allowedLateness", "maxParallelism");

    private CaseJoins() {}

    static OperatorFactory interval(JsonNode job) {
        CaseWindows.checkOptions(job, INTERVAL_OPTIONS);
        IntervalJoinSpec.requireInOrder(
                Duration.ofMillis(job.path("lower").asLong()),
                Duration.ofMillis(job.path("upper").asLong()));
        long lower = job.path("lower").asLong() + (job.path("lowerExclusive").asBoolean(false) ? 1 : 0);
        long upper = job.path("upper").asLong() - (job.path("upperExclusive").asBoolean(false) ? 1 : 0);
        IntervalJoinSpec<String, Reading, Reading, Map<String, Object>> spec = new IntervalJoinSpec<>(
                new Pairs(), Types.STRING, lower, upper, side(job, "late-left"), side(job, "late-right"));
        return () -> new IntervalJoinOperator<>(spec);
    }

    private static IntervalJoinSpec.Side<Reading, String> side(JsonNode job, String lateTag) {
        OutputTag<Reading> tag =
                job.path("lateSideOutput").asBoolean(false) ? new OutputTag<>(lateTag, CaseWindows.READING) : null;
        return new IntervalJoinSpec.Side<>(Reading::key, CaseWindows.READING, tag);
    }

    @SuppressWarnings("unchecked") // the kind of window is known to the case alone
    static OperatorFactory window(JsonNode job) {
        CaseWindows.checkOptions(job, WINDOW_OPTIONS);
        WindowAssigner<TaggedUnion<Reading, Reading>, Window> assigner =
                (WindowAssigner<TaggedUnion<Reading, Reading>, Window>)
                        (Object) CaseWindows.assigner(job.path("assigner"));
        Trigger<?, ?> trigger =
                job.has("trigger") ? CaseWindows.trigger(job.path("trigger")) : assigner.getDefaultTrigger();
        CoGroupFunction<Reading, Reading, Map<String, Object>> function =
                job.path("op").asText().equals("join") ? JoinedPairs.of(new EachPair()) : new BothSides();
        WindowSpec<TaggedUnion<Reading, Reading>, String, TaggedUnion<Reading, Reading>, Window> spec =
                new WindowSpec<>(
                        CaseJoins::key,
                        Types.STRING,
                        assigner,
                        (Trigger<TaggedUnion<Reading, Reading>, Window>) trigger,
                        (Evictor<TaggedUnion<Reading, Reading>, Window>)
                                (job.has("evictor") ? CaseWindows.evictor(job.path("evictor")) : null),
                        CaseWindows.lateness(job),
                        null,
                        new WindowContents.Buffered<>(UNION),
                        new CoGroupWindow<>(function));
        return CaseWindows.built(spec);
    }

    static String key(TaggedUnion<Reading, Reading> union) throws Exception {
        return union.key(Reading::key, Reading::key);
    }

    private static final class Pairs extends ProcessJoinFunction<Reading, Reading, Map<String, Object>> {
        @Override
        public void processElement(Reading left, Reading right, Context ctx, Collector<Map<String, Object>> out) {
            Map<String, Object> row = row(left.key(), left.value(), right.value());
            row.put("leftTs", ctx.getLeftTimestamp());
            row.put("rightTs", ctx.getRightTimestamp());
            row.put("ctxTs", ctx.getTimestamp());
            out.collect(row);
        }
    }

    private static final class EachPair implements FlatJoinFunction<Reading, Reading, Map<String, Object>> {
        @Override
        public void join(Reading first, Reading second, Collector<Map<String, Object>> out) {
            out.collect(row(first.key(), first.value(), second.value()));
        }
    }

    private static final class BothSides implements CoGroupFunction<Reading, Reading, Map<String, Object>> {
        @Override
        public void coGroup(Iterable<Reading> first, Iterable<Reading> second, Collector<Map<String, Object>> out) {
            List<Reading> all = new ArrayList<>();
            first.forEach(all::add);
            second.forEach(all::add);
            out.collect(row(all.get(0).key(), values(first), values(second)));
        }
    }

    private static List<Long> values(Iterable<Reading> readings) {
        List<Long> values = new ArrayList<>();
        readings.forEach(reading -> values.add(reading.value()));
        return values;
    }

    private static Map<String, Object> row(String key, Object left, Object right) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", key);
        row.put("left", left);
        row.put("right", right);
        return row;
    }
}
