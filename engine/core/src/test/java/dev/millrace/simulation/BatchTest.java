package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.InvalidProgramException;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.RuntimeExecutionMode;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.SampleSource;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.types.Types;
import dev.millrace.windowing.EventTimeSessionWindows;
import dev.millrace.windowing.TumblingEventTimeWindows;
import dev.millrace.windowing.TumblingProcessingTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same job over bounded input, as a stream and as a batch. */
class BatchTest {
    record Reading(String sensor, long time, int value) {}

    private static final int ROWS = 120;

    private final List<Traced> trace = new ArrayList<>();

    /** Readings of three sensors, out of order by up to 500 ms, in three splits; one arrives every 10 ms. */
    private static StreamLibrary streams(long seed) {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        long[] arrivals = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            arrivals[row] = row * 10L;
            long time = 1_000 + row * 50L - random.nextInt(500);
            rows.add(List.of("s" + random.nextInt(3), Long.toString(time), Integer.toString(random.nextInt(100))));
        }
        return new StreamLibrary(Map.of(
                "readings", new ReplayableStream("readings", List.of("sensor", "time", "value"), rows, arrivals, 3)));
    }

    private static StreamExecutionEnvironment env(RuntimeExecutionMode mode) {
        return new StreamExecutionEnvironment(BatchTest.class.getClassLoader())
                .setRuntimeMode(mode)
                .setParallelism(2);
    }

    private static KeyedStream<Reading, String> readings(StreamExecutionEnvironment env, long outOfOrderness) {
        return env.fromSource(
                        new SampleSource<>("readings", Reading.class),
                        WatermarkStrategy.<Reading>forBoundedOutOfOrderness(Duration.ofMillis(outOfOrderness))
                                .withTimestampAssigner((reading, previous) -> reading.time()),
                        "readings")
                .keyBy(Reading::sensor);
    }

    private static JobGraph windows(RuntimeExecutionMode mode, long outOfOrderness) {
        StreamExecutionEnvironment env = env(mode);
        env.getConfig().setAutoWatermarkInterval(5);
        readings(env, outOfOrderness)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(200)))
                .reduce((a, b) -> new Reading(a.sensor(), Math.max(a.time(), b.time()), a.value() + b.value()))
                .keyBy(Reading::sensor)
                .window(EventTimeSessionWindows.withGap(Duration.ofSeconds(2)))
                .reduce((a, b) -> new Reading(a.sensor(), b.time(), a.value() + b.value()))
                .sinkTo(Results.append("rows"));
        return env.getJobGraph("job");
    }

    private List<String> simulate(JobGraph graph, long seed, StreamLibrary streams) {
        ResultStore results = new ResultStore();
        trace.clear();
        Simulation.Result result = new Simulation(
                        Map.of("job", graph),
                        "job",
                        World.of(seed),
                        Script.NONE,
                        new External(streams, results),
                        trace::add)
                .run();
        assertThat(result.status()).as("seed " + seed).isEqualTo(JobStatus.FINISHED);
        return results.rows("rows");
    }

    private long count(Class<? extends TraceEvent> kind) {
        return trace.stream().filter(traced -> kind.isInstance(traced.event())).count();
    }

    @Test
    void windowsGiveTheSameResultsAndFireAtTheEnd() {
        for (long seed = 0; seed < 10; seed++) {
            List<String> streaming = simulate(windows(RuntimeExecutionMode.STREAMING, 500), seed, streams(seed));
            List<String> batch = simulate(windows(RuntimeExecutionMode.BATCH, 500), seed, streams(seed));
            assertThat(batch).as("seed " + seed).isNotEmpty().containsExactlyInAnyOrderElementsOf(streaming);
            assertThat(trace.stream()
                            .filter(traced -> traced.event() instanceof TraceEvent.WindowFired)
                            .map(traced -> ((TraceEvent.WindowFired) traced.event()).time()))
                    .containsOnly(Long.MAX_VALUE);
        }
    }

    @Test
    void nothingIsLate() {
        simulate(windows(RuntimeExecutionMode.STREAMING, 0), 3, streams(3));
        assertThat(count(TraceEvent.RecordLate.class)).isPositive();
        List<String> batch = simulate(windows(RuntimeExecutionMode.BATCH, 0), 3, streams(3));
        assertThat(count(TraceEvent.RecordLate.class)).isZero();
        assertThat(batch)
                .containsExactlyInAnyOrderElementsOf(
                        simulate(windows(RuntimeExecutionMode.STREAMING, 500), 3, streams(3)));
    }

    private static JobGraph sums(RuntimeExecutionMode mode) {
        StreamExecutionEnvironment env = env(mode);
        env.enableCheckpointing(50);
        readings(env, 500)
                .reduce((a, b) -> new Reading(a.sensor(), 0, a.value() + b.value()))
                .map(sum -> sum.sensor() + "=" + sum.value())
                .sinkTo(Results.append("rows"));
        return env.getJobGraph("job");
    }

    @Test
    void aRollingReduceEmitsTheLastResultOfEachKeyAlone() {
        List<String> rolling = simulate(sums(RuntimeExecutionMode.STREAMING), 5, streams(5));
        assertThat(rolling).hasSize(ROWS);
        assertThat(count(TraceEvent.CheckpointCompleted.class)).isPositive();
        List<String> last = simulate(sums(RuntimeExecutionMode.BATCH), 5, streams(5));
        assertThat(last).hasSize(3);
        assertThat(rolling).containsAll(last);
        assertThat(count(TraceEvent.CheckpointTriggered.class)).isZero();
        assertThat(count(TraceEvent.RecordTaken.class)).isEqualTo(ROWS);
        assertThat(last).containsExactlyInAnyOrderElementsOf(lastOf(rolling));
    }

    /** Of a growing sum of each sensor, the largest is the last. */
    private static List<String> lastOf(List<String> rolling) {
        return Stream.of("s0", "s1", "s2")
                .map(sensor -> sensor + "="
                        + rolling.stream()
                                .filter(row -> row.startsWith(sensor))
                                .mapToInt(row -> Integer.parseInt(row.substring(3)))
                                .max()
                                .orElseThrow())
                .toList();
    }

    /** Says in which order it sees times, what its watermark is, and when its timers fire; sets a timer in a timer. */
    static class Watching extends KeyedProcessFunction<String, Reading, String> {
        @Override
        public void processElement(Reading value, Context ctx, Collector<String> out) {
            out.collect(
                    "at " + value.time() + " watermark " + ctx.timerService().currentWatermark());
            ctx.timerService().registerEventTimeTimer(value.time());
            ctx.timerService().registerProcessingTimeTimer(1);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
            out.collect(ctx.timeDomain() + " " + timestamp);
            ctx.timerService().registerEventTimeTimer(timestamp + 1);
            ctx.timerService().registerProcessingTimeTimer(timestamp + 1);
        }
    }

    private static JobGraph watching() {
        StreamExecutionEnvironment timed = env(RuntimeExecutionMode.BATCH).setParallelism(1);
        timed.fromSource(
                        new SampleSource<>("few", Reading.class),
                        WatermarkStrategy.<Reading>forMonotonousTimestamps()
                                .withTimestampAssigner((reading, previous) -> reading.time()),
                        "few")
                .keyBy(Reading::sensor)
                .process(new Watching())
                .sinkTo(Results.append("rows"));
        return timed.getJobGraph("job");
    }

    @Test
    void aKeySeesItsRecordsInOrderOfTimeAndThenItsTimers() {
        StreamLibrary few = new StreamLibrary(Map.of(
                "few",
                new ReplayableStream(
                        "few",
                        List.of("sensor", "time", "value"),
                        List.of(List.of("a", "30", "0"), List.of("a", "10", "0"), List.of("a", "20", "0")),
                        new long[] {0, 1_000, 2_000},
                        1)));
        assertThat(simulate(watching(), 1, few))
                .containsExactly(
                        "at 10 watermark " + Long.MIN_VALUE,
                        "at 20 watermark " + Long.MIN_VALUE,
                        "at 30 watermark " + Long.MIN_VALUE,
                        "EVENT_TIME 10",
                        "EVENT_TIME 20",
                        "EVENT_TIME 30",
                        "PROCESSING_TIME 1");
    }

    @Test
    void windowsOfProcessingTimeFireAtTheEndToo() {
        StreamExecutionEnvironment env = env(RuntimeExecutionMode.BATCH);
        readings(env, 0)
                .window(TumblingProcessingTimeWindows.of(Duration.ofDays(1)))
                .reduce((a, b) -> new Reading(a.sensor(), 0, a.value() + b.value()))
                .map(sum -> sum.sensor())
                .sinkTo(Results.append("rows"));
        assertThat(simulate(env.getJobGraph("job"), 2, streams(2))).containsExactlyInAnyOrder("s0", "s1", "s2");
    }

    @Test
    void anUnboundedSourceIsRefused() {
        Consumer<StreamExecutionEnvironment> lines =
                env -> env.socketTextStream("localhost", 9999).map(line -> line).returns(Types.STRING);
        StreamExecutionEnvironment batch = env(RuntimeExecutionMode.BATCH);
        lines.accept(batch);
        assertThatThrownBy(() -> batch.getJobGraph("job"))
                .isInstanceOf(InvalidProgramException.class)
                .hasMessageStartingWith(
                        "source 'socket' is refused: it is unbounded, and with the execution mode BATCH");
        StreamExecutionEnvironment automatic = env(RuntimeExecutionMode.AUTOMATIC);
        lines.accept(automatic);
        assertThat(automatic.getJobGraph("job").settings().batch()).isFalse();
        StreamExecutionEnvironment bounded = env(RuntimeExecutionMode.AUTOMATIC);
        bounded.fromSequence(1, 2).map(number -> number);
        assertThat(bounded.getJobGraph("job").settings().batch()).isTrue();
    }

    @Test
    @Timeout(60)
    void underThreadsToo() throws Exception {
        ResultStore results = new ResultStore();
        ThreadedRun run = new ThreadedRun(
                windows(RuntimeExecutionMode.BATCH, 0), new External(streams(4), results), 50_000, null);
        assertThat(run.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("rows"))
                .containsExactlyInAnyOrderElementsOf(
                        simulate(windows(RuntimeExecutionMode.STREAMING, 500), 4, streams(4)));
    }
}
