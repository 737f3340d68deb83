package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.api.AllWindowedStream;
import dev.millrace.api.Configuration;
import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StateBackendOptions;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.WindowedStream;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.FlatMapFunction;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.Simulation;
import dev.millrace.simulation.World;
import dev.millrace.storage.RocksStore;
import dev.millrace.testkit.conformance.CaseWindows.Reading;
import dev.millrace.time.Watermark;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.windowing.Trigger;
import dev.millrace.windowing.Window;
import dev.millrace.windowing.WindowAssigner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases of whole jobs: written with the public API, run in the simulation, watched at their end. */
final class PipelineCases {
    private static final OutputTag<Reading> LATE = new OutputTag<>("late", CaseWindows.READING);
    private static final ReduceFunction<Reading> SUM = (a, b) -> new Reading(a.key(), a.value() + b.value());
    private static final Set<String> WINDOW_OPTIONS =
            Set.of("op", "assigner", "trigger", "allowedLateness", "lateSideOutput");

    private final StreamExecutionEnvironment env = new StreamExecutionEnvironment(PipelineCases.class.getClassLoader());
    private @Nullable SingleOutputStreamOperator<Reading> window;

    private PipelineCases() {}

    static List<JsonNode> play(ConformanceCase each, Hostility hostility) {
        PipelineCases pipeline = new PipelineCases();
        if (hostility == Hostility.ROCKSDB) {
            pipeline.env.configure(new Configuration().set(StateBackendOptions.STATE_BACKEND, "rocksdb"));
        }
        // Watermarks are those of the script.
        pipeline.env.getConfig().setAutoWatermarkInterval(0);
        DataStream<Reading> stream = pipeline.env.fromSource(
                new ScriptedSource(each.input()),
                WatermarkStrategy.<Reading>noWatermarks().withTimestampAssigner((reading, given) -> given),
                "script",
                CaseWindows.READING);
        for (JsonNode stage : each.job().path("stages")) {
            stream = pipeline.stage(stream, stage);
        }
        ProbeSink probe = new ProbeSink();
        stream.sinkTo(probe);
        return pipeline.run(probe);
    }

    private List<JsonNode> run(ProbeSink probe) {
        World world = new World(
                1,
                Map.of("*", new World.Range(1, 1)),
                Map.of("*", 1L),
                Map.of(),
                8,
                0,
                World.Overrides.NONE,
                World.Limits.DEFAULT);
        Simulation.Result result;
        try (RocksStore states = new RocksStore()) {
            External external = new External(new StreamLibrary(Map.of()), new ResultStore()).with(states);
            result = new Simulation(
                            Map.of("pipeline", env.getJobGraph("pipeline")),
                            "pipeline",
                            world,
                            Script.NONE,
                            external,
                            null)
                    .run();
        }
        Items got = new Items();
        probe.take().forEach(seen -> add(got, seen));
        if (result.status() != JobStatus.FINISHED) {
            got.add(0, "error");
        }
        return got.items();
    }

    private static void add(Items got, Object seen) {
        if (seen instanceof ProbeSink.Seen record) {
            ObjectNode item = got.add(0, "record")
                    .put("key", record.reading().key())
                    .put("value", record.reading().value());
            if (record.timestamp() != null) {
                item.put("ts", record.timestamp());
            }
        } else if (seen instanceof Watermark watermark) {
            got.add(0, "watermark").put("ts", watermark.getTimestamp());
        } else {
            got.add(0, "end-of-input");
        }
    }

    private DataStream<Reading> stage(DataStream<Reading> stream, JsonNode stage) {
        long n = stage.path("n").asLong();
        return switch (stage.path("op").asText()) {
            case "map-times" -> stream.map(reading -> new Reading(reading.key(), reading.value() * n));
            case "filter-even" -> stream.filter(reading -> reading.value() % 2 == 0);
            case "flatmap-dup" -> stream.flatMap(twice());
            case "rekey" -> stream.map(reading -> new Reading("all", reading.value()));
            case "rolling-sum" -> keyed(stream).reduce(SUM);
            case "union-self" -> stream.union(stream);
            case "watermarks" -> stream.assignTimestampsAndWatermarks(StrategyCases.strategy(stage));
            case "window" -> remembered(window(keyed(stream), stage));
            case "window-all" -> remembered(windowAll(stream, stage));
            case "count-window" -> countWindow(keyed(stream), stage).reduce(SUM);
            case "late-of-window" -> late(stage);
            default -> throw new UnknownCaseException("no such stage of a pipeline yet: " + stage);
        };
    }

    private static FlatMapFunction<Reading, Reading> twice() {
        return (reading, out) -> {
            out.collect(reading);
            out.collect(new Reading(reading.key(), -reading.value()));
        };
    }

    private static KeyedStream<Reading, String> keyed(DataStream<Reading> stream) {
        return stream.keyBy(Reading::key);
    }

    private SingleOutputStreamOperator<Reading> remembered(SingleOutputStreamOperator<Reading> windowed) {
        window = windowed;
        return windowed;
    }

    private DataStream<Reading> late(JsonNode stage) {
        SingleOutputStreamOperator<Reading> last = window;
        if (last == null) {
            throw new UnknownCaseException("no window before " + stage);
        }
        return last.getSideOutput(LATE);
    }

    private static WindowedStream<Reading, String, ?> countWindow(KeyedStream<Reading, String> stream, JsonNode stage) {
        long size = stage.path("size").asLong();
        return stage.has("slide") ? stream.countWindow(size, stage.path("slide").asLong()) : stream.countWindow(size);
    }

    @SuppressWarnings("unchecked") // the case alone knows what kind of windows these are
    private static SingleOutputStreamOperator<Reading> window(KeyedStream<Reading, String> stream, JsonNode stage) {
        CaseWindows.checkOptions(stage, WINDOW_OPTIONS);
        WindowedStream<Reading, String, Window> windowed = stream.window(assigner(stage));
        if (stage.has("trigger")) {
            windowed = windowed.trigger((Trigger<Reading, Window>) (Object) CaseWindows.trigger(stage.path("trigger")));
        }
        if (stage.has("allowedLateness")) {
            windowed = windowed.allowedLateness(
                    Duration.ofMillis(stage.path("allowedLateness").asLong()));
        }
        return windowed.sideOutputLateData(LATE).reduce(SUM);
    }

    @SuppressWarnings("unchecked") // the case alone knows what kind of windows these are
    private static SingleOutputStreamOperator<Reading> windowAll(DataStream<Reading> stream, JsonNode stage) {
        CaseWindows.checkOptions(stage, WINDOW_OPTIONS);
        AllWindowedStream<Reading, Window> windowed = stream.windowAll(assigner(stage));
        if (stage.has("trigger")) {
            windowed = windowed.trigger((Trigger<Reading, Window>) (Object) CaseWindows.trigger(stage.path("trigger")));
        }
        if (stage.has("allowedLateness")) {
            windowed = windowed.allowedLateness(
                    Duration.ofMillis(stage.path("allowedLateness").asLong()));
        }
        return windowed.sideOutputLateData(LATE).reduce(SUM);
    }

    @SuppressWarnings("unchecked") // the case alone knows what kind of windows these are
    private static WindowAssigner<Reading, Window> assigner(JsonNode stage) {
        return (WindowAssigner<Reading, Window>) (Object) CaseWindows.assigner(stage.path("assigner"));
    }
}
