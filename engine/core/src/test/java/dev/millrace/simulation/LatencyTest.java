package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.CheckpointConfig;
import dev.millrace.api.RuntimeExecutionMode;
import dev.millrace.connector.CollectionSource;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.LatencyMarkerReceived;
import dev.millrace.trace.TraceEvent.MetricChanged;
import dev.millrace.trace.Traced;
import dev.millrace.types.Types;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Latency markers: what they meet on their way, and what does not meet them. */
class LatencyTest {
    private static final int RECORDS = 60;

    /** Numbers, one a second of event time, through two maps into windows of a minute, which the last watermark fires. */
    private static TracedJob job(long interval) {
        TracedJob job = new TracedJob();
        job.env.getConfig().setLatencyTrackingInterval(interval);
        job.env.enableCheckpointing(60);
        job.env
                .fromSource(
                        new CollectionSource<>(
                                IntStream.range(0, RECORDS).boxed().toList(), Types.INT),
                        WatermarkStrategy.<Integer>forMonotonousTimestamps()
                                .withTimestampAssigner((number, previous) -> number * 1_000L),
                        "numbers")
                .uid("numbers")
                .rebalance()
                .map(number -> number)
                .returns(Types.INT)
                .uid("map")
                .setParallelism(2)
                .keyBy(number -> number % 3)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(10)))
                .reduce(Integer::sum)
                .uid("windows")
                .disableChaining()
                .sinkTo(Results.committed("sums"))
                .uid("sums");
        return job;
    }

    private static World world(long mapCost) {
        World usual = World.of(7);
        return new World(
                7,
                Map.of("*", new World.Range(5, 5)),
                Map.of("numbers", 4L, "map", mapCost),
                Map.of(),
                40,
                0,
                usual.overrides(),
                usual.limits());
    }

    private static void assertRight(TracedJob job, World world, Script script) {
        assertThat(job.run(world, script)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("sums")).containsExactlyInAnyOrder("570", "590", "610");
    }

    /** How long markers had been on their way when that vertex took them. */
    private static LongStream latencies(TracedJob job, String vertex) {
        return job.trace.stream()
                .filter(traced -> traced.event() instanceof LatencyMarkerReceived received
                        && received.subtask().vertex().equals(vertex))
                .mapToLong(traced -> traced.time() - ((LatencyMarkerReceived) traced.event()).marked());
    }

    @Test
    void noWindowHoldsAMarkerBack() {
        TracedJob job = job(20);
        assertRight(job, world(0), Script.NONE);
        long fired = job.trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.WindowFired)
                .mapToLong(Traced::time)
                .min()
                .orElseThrow();
        // Two channels of 5 ms, and seldom a step of somebody else in between.
        assertThat(latencies(job, "windows").max().orElseThrow()).isBetween(10L, 20L);
        assertThat(latencies(job, "windows").count()).isGreaterThan(8);
        assertThat(fired).isGreaterThan(200);
        assertThat(job.events(MetricChanged.class)
                        .filter(changed -> changed.operator().equals("sums"))
                        .map(MetricChanged::metric)
                        .collect(Collectors.toSet()))
                .containsExactly("latency.numbers.0");
    }

    @Test
    void aMarkerWaitsBehindTheRecordsThatWait() {
        TracedJob job = job(20);
        // Both maps together take twice as long as the source.
        assertRight(job, world(16), Script.NONE);
        assertThat(latencies(job, "map").max().orElseThrow()).isGreaterThan(150);
    }

    @Test
    void itGoesThroughOneChannelOfEachEdge() {
        TracedJob job = job(20);
        assertRight(job, world(0), Script.NONE);
        long sent = job.events(TraceEvent.LatencyMarkerSent.class)
                .filter(marker -> marker.subtask().vertex().equals("numbers"))
                .count();
        Set<Integer> receivers = job.events(LatencyMarkerReceived.class)
                .filter(marker -> marker.subtask().vertex().equals("map"))
                .map(marker -> marker.subtask().index())
                .collect(Collectors.toSet());
        assertThat(latencies(job, "map").count()).isEqualTo(sent);
        assertThat(latencies(job, "windows").count()).isEqualTo(sent);
        assertThat(receivers).containsExactly(0, 1);
    }

    @Test
    void whatIsInFlightIsKeptWithoutThem() {
        for (boolean unaligned : List.of(false, true)) {
            for (long time = 30; time < 600; time += 57) {
                TracedJob job = job(10);
                CheckpointConfig checkpoints = job.env.getCheckpointConfig();
                checkpoints.enableUnalignedCheckpoints(unaligned);
                Script kill = new Script(List.of(new Script.Entry(new Script.At.Time(time), new Action.Kill("map.1"))));
                assertRight(job, world(16), kill);
            }
        }
    }

    @Test
    void thereAreNoneUnlessAskedForNorInBatch() {
        TracedJob none = job(0);
        assertRight(none, world(0), Script.NONE);
        assertThat(none.events(LatencyMarkerReceived.class)).isEmpty();
        TracedJob batch = job(20);
        batch.env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        assertRight(batch, world(0), Script.NONE);
        assertThat(batch.events(LatencyMarkerReceived.class)).isEmpty();
    }

    @Test
    void onThreadsToo() throws Exception {
        TracedJob job = job(1);
        assertThat(job.runOnThreads()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.events(LatencyMarkerReceived.class)).isNotEmpty();
        assertThat(job.results.rows("sums")).containsExactlyInAnyOrder("570", "590", "610");
    }
}
