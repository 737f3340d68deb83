package dev.millrace.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.operators.TimestampsAndWatermarksOperator;
import dev.millrace.runtime.EventTimeClock;
import dev.millrace.testkit.conformance.CaseWindows.Reading;
import dev.millrace.testkit.harness.OperatorHarness;
import dev.millrace.time.Watermark;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkOutput;
import dev.millrace.time.WatermarkStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Cases of watermark strategies in the middle of a stream. */
final class StrategyCases implements AutoCloseable {
    private static final Set<String> OPTIONS =
            Set.of("op", "strategy", "bound", "interval", "timestamps", "idleness", "maxParallelism");

    private final Items got = new Items();
    private final OperatorHarness harness;
    private long watermark = Long.MIN_VALUE;
    /** The last one that went out. */
    private long sent = Long.MIN_VALUE;

    private boolean idle;

    private StrategyCases(JsonNode job) throws Exception {
        CaseWindows.checkOptions(job, OPTIONS);
        WatermarkStrategy<Reading> strategy = strategy(job);
        harness = new OperatorHarness(
                () -> new TimestampsAndWatermarksOperator<>(strategy),
                each -> ((Reading) each).key(),
                128,
                1,
                false,
                job.path("interval").asLong(200));
    }

    static List<JsonNode> play(ConformanceCase each, Hostility hostility) throws Exception {
        StrategyCases opened;
        try {
            opened = new StrategyCases(each.job());
        } catch (IllegalArgumentException refused) {
            Items error = new Items();
            error.add(-1, "error");
            return error.items();
        }
        try (StrategyCases played = opened) {
            for (int step = 0; step < each.input().size(); step++) {
                played.step(each.input().get(step));
                played.collect(step);
            }
            return played.got.items();
        }
    }

    @Override
    public void close() {
        harness.close();
    }

    static WatermarkStrategy<Reading> strategy(JsonNode job) {
        WatermarkStrategy<Reading> watermarks = switch (job.path("strategy").asText()) {
            case "bounded-out-of-orderness" ->
                WatermarkStrategy.forBoundedOutOfOrderness(
                        Duration.ofMillis(job.path("bound").asLong()));
            case "monotonous" -> WatermarkStrategy.forMonotonousTimestamps();
            case "no-watermarks" -> WatermarkStrategy.noWatermarks();
            case "punctuated" -> WatermarkStrategy.forGenerator(context -> new Punctuated());
            default -> throw new UnsupportedOperationException("no such strategy yet: " + job);
        };
        WatermarkStrategy<Reading> timed = job.path("timestamps").asText().equals("keep")
                ? watermarks
                : watermarks.withTimestampAssigner((reading, previous) -> reading.value());
        return job.has("idleness")
                ? timed.withIdleness(Duration.ofMillis(job.path("idleness").asLong()))
                : timed;
    }

    /** A record whose key says so is its own watermark. */
    private static final class Punctuated implements WatermarkGenerator<Reading> {
        @Override
        public void onEvent(Reading event, long eventTimestamp, WatermarkOutput output) {
            if (event.key().startsWith("wm")) {
                output.emitWatermark(new Watermark(eventTimestamp));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    private void step(JsonNode event) throws Exception {
        switch (event.path("t").asText()) {
            case "record" ->
                harness.element(
                        new Reading(
                                event.path("key").asText(), event.path("value").asLong()),
                        event.path("ts").asLong(Long.MIN_VALUE));
            case "processing-time" -> harness.processingTime(event.path("ts").asLong());
            case "watermark" -> last(event.path("ts").asLong());
            case "end" -> last(Long.MAX_VALUE);
            case "idle", "active" -> {
                // Of its input, which it does not follow.
            }
            default -> throw new UnsupportedOperationException("no such event of a strategy yet: " + event);
        }
    }

    /** Of the input's watermarks, the runtime lets the last one through. */
    private void last(long ofInput) {
        if (ofInput == Long.MAX_VALUE) {
            watermark = ofInput;
        }
    }

    private void collect(int step) {
        for (OperatorHarness.Emitted output : harness.drain()) {
            Reading reading = (Reading) output.value();
            // Flink's operator sets it whatever it is.
            got.add(step, "record")
                    .put("key", reading.key())
                    .put("value", reading.value())
                    .put("ts", output.timestamp());
        }
        follow(step);
    }

    /** As the subtask follows its head. */
    private void follow(int step) {
        EventTimeClock clock = (EventTimeClock) harness.operator();
        boolean nowIdle = clock.isIdle() && watermark < Long.MAX_VALUE;
        if (idle && !nowIdle) {
            got.add(step, "active");
        }
        long advanced = Math.max(watermark, clock.currentWatermark());
        if (advanced > sent) {
            got.add(step, "watermark").put("ts", advanced);
            sent = advanced;
        }
        watermark = advanced;
        if (nowIdle && !idle) {
            got.add(step, "idle");
        }
        idle = nowIdle;
    }
}
