package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.operators.WindowContents;
import dev.millrace.operators.WindowOperator;
import dev.millrace.operators.WindowSpec;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.testkit.conformance.CaseFunctions.SumCount;
import dev.millrace.types.SerializerConfig;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.ContinuousEventTimeTrigger;
import dev.millrace.windowing.ContinuousProcessingTimeTrigger;
import dev.millrace.windowing.CountEvictor;
import dev.millrace.windowing.CountTrigger;
import dev.millrace.windowing.DeltaEvictor;
import dev.millrace.windowing.DeltaTrigger;
import dev.millrace.windowing.EventTimeSessionWindows;
import dev.millrace.windowing.EventTimeTrigger;
import dev.millrace.windowing.Evictor;
import dev.millrace.windowing.GlobalWindows;
import dev.millrace.windowing.ProcessingTimeSessionWindows;
import dev.millrace.windowing.ProcessingTimeTrigger;
import dev.millrace.windowing.ProcessingTimeoutTrigger;
import dev.millrace.windowing.PurgingTrigger;
import dev.millrace.windowing.SlidingEventTimeWindows;
import dev.millrace.windowing.SlidingProcessingTimeWindows;
import dev.millrace.windowing.TimeEvictor;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.TumblingEventTimeWindows;
import dev.millrace.windowing.TumblingProcessingTimeWindows;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the window operators that cases describe. The kind of window is known to the case alone, so it is unchecked here. */
@SuppressWarnings("unchecked")
final class CaseWindows {
    static final TypeInformation<Reading> READING = TypeInformation.of(Reading.class);

    private static final Set<String> OPTIONS = Set.of(
            "op",
            "assigner",
            "trigger",
            "evictor",
            "function",
            "allowedLateness",
            "lateSideOutput",
            "maxParallelism",
            "parallelism",
            "size",
            "slide");

    private CaseWindows() {}

    /** An element of the cases. */
    record Reading(String key, long value) {}

    static OperatorFactory factory(JsonNode job) {
        checkOptions(job, OPTIONS);
        return job.path("op").asText().equals("count-window") ? countWindow(job) : window(job);
    }

    /** Refused as the fluent API refuses it. */
    static long lateness(JsonNode job) {
        long lateness = job.path("allowedLateness").asLong(0);
        if (lateness < 0) {
            throw new IllegalArgumentException("The allowed lateness cannot be negative.");
        }
        return lateness;
    }

    static void checkOptions(JsonNode job, Set<String> known) {
        job.fieldNames().forEachRemaining(option -> {
            if (!known.contains(option)) {
                throw new UnknownCaseException("no such option yet: " + option);
            }
        });
    }

    private static OperatorFactory countWindow(JsonNode job) {
        long size = job.path("size").asLong();
        WindowAssigner<Reading, Window> global = (WindowAssigner<Reading, Window>) (Object) GlobalWindows.create();
        return job.has("slide")
                ? operator(job, global, CountTrigger.of(job.path("slide").asLong()), CountEvictor.of(size))
                : operator(job, global, PurgingTrigger.of(CountTrigger.of(size)), null);
    }

    private static OperatorFactory window(JsonNode job) {
        WindowAssigner<Reading, Window> assigner =
                (WindowAssigner<Reading, Window>) (Object) assigner(job.path("assigner"));
        Trigger<?, ?> trigger = job.has("trigger") ? trigger(job.path("trigger")) : assigner.getDefaultTrigger();
        return operator(job, assigner, trigger, job.has("evictor") ? evictor(job.path("evictor")) : null);
    }

    static WindowAssigner<?, ?> assigner(JsonNode node) {
        Duration size = Duration.ofMillis(node.path("size").asLong());
        Duration slide = Duration.ofMillis(node.path("slide").asLong());
        Duration offset = Duration.ofMillis(node.path("offset").asLong());
        Duration gap = Duration.ofMillis(node.path("gap").asLong());
        return switch (node.path("type").asText()) {
            case "tumbling-event" -> TumblingEventTimeWindows.of(size, offset);
            case "sliding-event" -> SlidingEventTimeWindows.of(size, slide, offset);
            case "tumbling-processing" -> TumblingProcessingTimeWindows.of(size, offset);
            case "sliding-processing" -> SlidingProcessingTimeWindows.of(size, slide, offset);
            case "session-event" -> EventTimeSessionWindows.withGap(gap);
            case "session-processing" -> ProcessingTimeSessionWindows.withGap(gap);
            case "session-event-dynamic" -> EventTimeSessionWindows.withDynamicGap(Reading::value);
            case "session-processing-dynamic" -> ProcessingTimeSessionWindows.withDynamicGap(Reading::value);
            case "global" -> GlobalWindows.create();
            case "global-end-of-stream" -> GlobalWindows.createWithEndOfStreamTrigger();
            default -> throw new UnknownCaseException("no such assigner yet: " + node);
        };
    }

    static Trigger<Object, Window> trigger(JsonNode node) {
        Duration interval = Duration.ofMillis(node.path("interval").asLong());
        Trigger<?, ?> trigger = switch (node.path("type").asText()) {
            case "event-time" -> EventTimeTrigger.create();
            case "processing-time" -> ProcessingTimeTrigger.create();
            case "count" -> CountTrigger.of(node.path("n").asLong());
            case "delta" ->
                DeltaTrigger.of(
                        node.path("threshold").asDouble(),
                        CaseFunctions::difference,
                        READING.createSerializer(new SerializerConfig()));
            case "continuous-event" -> ContinuousEventTimeTrigger.of(interval);
            case "continuous-processing" -> ContinuousProcessingTimeTrigger.of(interval);
            case "purging" -> PurgingTrigger.of(trigger(node.path("of")));
            case "processing-timeout" ->
                ProcessingTimeoutTrigger.of(
                        trigger(node.path("of")),
                        Duration.ofMillis(node.path("timeout").asLong()),
                        node.path("resetTimerOnNewRecord").asBoolean(false),
                        node.path("clearOnTimeout").asBoolean(true));
            default -> throw new UnknownCaseException("no such trigger yet: " + node);
        };
        return (Trigger<Object, Window>) trigger;
    }

    static Evictor<?, ?> evictor(JsonNode node) {
        boolean after = node.path("after").asBoolean(false);
        return switch (node.path("type").asText()) {
            case "count" -> CountEvictor.of(node.path("n").asLong(), after);
            case "time" -> TimeEvictor.of(Duration.ofMillis(node.path("size").asLong()), after);
            case "delta" -> DeltaEvictor.of(node.path("threshold").asDouble(), CaseFunctions::difference, after);
            default -> throw new UnknownCaseException("no such evictor yet: " + node);
        };
    }

    private static OperatorFactory operator(
            JsonNode job,
            WindowAssigner<Reading, Window> assigner,
            Trigger<?, ?> trigger,
            @Nullable Evictor<?, ?> evictor) {
        String function = job.path("function").asText("list");
        return switch (function) {
            case "list" ->
                operator(
                        job,
                        assigner,
                        trigger,
                        evictor,
                        new WindowContents.Buffered<>(READING),
                        new CaseFunctions.Values());
            case "sumcount" ->
                operator(
                        job,
                        assigner,
                        trigger,
                        evictor,
                        new WindowContents.Aggregated<>(
                                new CaseFunctions.Summing(), TypeInformation.of(SumCount.class), READING),
                        new CaseFunctions.Pairs());
            case "stateful", "stateful-global" ->
                operator(
                        job,
                        assigner,
                        trigger,
                        evictor,
                        new WindowContents.Buffered<>(READING),
                        new CaseFunctions.Stateful(function.equals("stateful")));
            default ->
                operator(
                        job,
                        assigner,
                        trigger,
                        evictor,
                        new WindowContents.Reduced<>(reduce(function), READING),
                        new CaseFunctions.Single());
        };
    }

    private static <V> OperatorFactory operator(
            JsonNode job,
            WindowAssigner<Reading, Window> assigner,
            Trigger<?, ?> trigger,
            @Nullable Evictor<?, ?> evictor,
            WindowContents<Reading, V> contents,
            ProcessWindowFunction<V, Map<String, Object>, String, Window> function) {
        boolean keyed = !job.path("op").asText().equals("window-all");
        WindowSpec<Reading, String, V, Window> spec = new WindowSpec<>(
                keyed ? Reading::key : reading -> CaseFunctions.NO_KEY,
                Types.STRING,
                assigner,
                (Trigger<Reading, Window>) trigger,
                (Evictor<Reading, Window>) evictor,
                lateness(job),
                job.path("lateSideOutput").asBoolean(false) ? new OutputTag<>("late", READING) : null,
                contents,
                function);
        return built(spec);
    }

    /** The operator, unless it would be refused when the job's graph is built. */
    static OperatorFactory built(WindowSpec<?, ?, ?, ?> spec) {
        String problem = spec.mergesWithoutItsTrigger();
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return () -> new WindowOperator<>(spec);
    }

    private static ReduceFunction<Reading> reduce(String function) {
        return switch (function) {
            case "sum" -> (a, b) -> new Reading(a.key(), a.value() + b.value());
            case "max" -> (a, b) -> b.value() > a.value() ? b : a;
            case "last" -> (a, b) -> b;
            default -> throw new UnknownCaseException("no such function yet: " + function);
        };
    }
}
