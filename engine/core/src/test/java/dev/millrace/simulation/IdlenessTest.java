package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.SampleSource;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.journal.Journal;
import dev.millrace.journal.Moment;
import dev.millrace.journal.Moments;
import dev.millrace.journal.SubtaskView;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.time.Watermark;
import dev.millrace.time.WatermarkGenerator;
import dev.millrace.time.WatermarkOutput;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source that says nothing for long does not hold up the others, and is waited for again when it speaks. */
class IdlenessTest {
    record Reading(String sensor, long time) {}

    private static final SubtaskId QUIET = new SubtaskId("quiet", 0);

    /** Rows whose event time is their time of arrival. */
    private static ReplayableStream stream(String name, int splits, long... arrivals) {
        List<List<String>> rows = IntStream.range(0, arrivals.length)
                .mapToObj(row -> List.of(name, Long.toString(arrivals[row])))
                .toList();
        return new ReplayableStream(name, List.of("sensor", "time"), rows, arrivals, splits);
    }

    private static JobGraph job(WatermarkStrategy<Reading> strategy) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(IdlenessTest.class.getClassLoader());
        WatermarkStrategy<Reading> timed = strategy.withTimestampAssigner((reading, previous) -> reading.time());
        SingleOutputStreamOperator<Reading> busy =
                env.fromSource(new SampleSource<>("busy", Reading.class), timed, "busy");
        SingleOutputStreamOperator<Reading> quiet =
                env.fromSource(new SampleSource<>("quiet", Reading.class), timed, "quiet");
        busy.union(quiet)
                .keyBy(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> b)
                .uid("last")
                .sinkTo(Results.append("last"));
        return env.getJobGraph("job");
    }

    private static List<Traced> simulate(WatermarkStrategy<Reading> strategy, StreamLibrary streams) {
        List<Traced> trace = new ArrayList<>();
        Simulation.Result result = new Simulation(
                        Map.of("job", job(strategy)),
                        "job",
                        World.of(3),
                        Script.NONE,
                        new External(streams, new ResultStore()),
                        trace::add)
                .run();
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
        return trace;
    }

    private static StreamLibrary quietFor(long gap) {
        long[] busy = IntStream.range(0, 60).mapToLong(i -> i * gap / 50).toArray();
        return new StreamLibrary(
                Map.of("busy", stream("busy", 1, busy), "quiet", stream("quiet", 1, 10, gap, gap + gap / 10)));
    }

    private static long firstFiring(List<Traced> trace) {
        return trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.WindowFired)
                .mapToLong(Traced::time)
                .findFirst()
                .orElseThrow();
    }

    private static List<Boolean> statuses(List<Traced> trace, SubtaskId subtask) {
        return trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.StatusChanged changed
                        && changed.subtask().equals(subtask))
                .map(traced -> ((TraceEvent.StatusChanged) traced.event()).idle())
                .toList();
    }

    @Test
    void aQuietSourceHoldsUpWindowsUntilItIsIdle() {
        WatermarkStrategy<Reading> waiting = WatermarkStrategy.forMonotonousTimestamps();
        assertThat(firstFiring(simulate(waiting, quietFor(10_000)))).isGreaterThan(10_000);
        List<Traced> trace = simulate(waiting.withIdleness(Duration.ofMillis(800)), quietFor(10_000));
        assertThat(firstFiring(trace)).isLessThan(2_000);
        assertThat(statuses(trace, QUIET)).containsExactly(true, false);
        assertThat(trace).noneMatch(traced -> traced.event() instanceof TraceEvent.RecordLate);
    }

    @Test
    void withNothingIdleTheTraceIsTheSame() {
        WatermarkStrategy<Reading> waiting = WatermarkStrategy.forMonotonousTimestamps();
        assertThat(simulate(waiting.withIdleness(Duration.ofDays(1)), quietFor(10_000)))
                .isEqualTo(simulate(waiting, quietFor(10_000)));
    }

    @Test
    void whereAllAreIdleSoIsWhoeverReadsThem() {
        StreamLibrary streams =
                new StreamLibrary(Map.of("busy", stream("busy", 1, 0, 9_000), "quiet", stream("quiet", 1, 10, 9_500)));
        WatermarkStrategy<Reading> strategy =
                WatermarkStrategy.<Reading>forMonotonousTimestamps().withIdleness(Duration.ofMillis(800));
        List<Traced> trace = simulate(strategy, streams);
        assertThat(statuses(trace, new SubtaskId("last", 0))).containsExactly(true, false);
        Journal journal = Journal.of(trace);
        int idle = trace.indexOf(trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.StatusChanged changed
                        && changed.subtask().vertex().equals("last"))
                .findFirst()
                .orElseThrow());
        Moment moment = new Moments(journal).at(idle);
        assertThat(moment.subtasks().find(new SubtaskId("last", 0))).returns(true, SubtaskView::idle);
        assertThat(moment.inputs(new SubtaskId("last", 0))).allMatch(channel -> channel.idle());
    }

    @Test
    void anIdleSplitHoldsUpNoOtherOfItsSource() {
        StreamLibrary streams = new StreamLibrary(Map.of(
                "busy",
                        stream(
                                "busy",
                                2,
                                IntStream.range(0, 21).mapToLong(i -> i * 500L).toArray()),
                "quiet", stream("quiet", 1, 0)));
        List<Traced> trace = simulate(WatermarkStrategy.forGenerator(context -> new OnlyFullSeconds()), streams);
        List<Long> clock = trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.WatermarkAdvanced advanced
                        && advanced.subtask().vertex().equals("busy"))
                .map(traced -> ((TraceEvent.WatermarkAdvanced) traced.event()).watermark())
                .toList();
        assertThat(clock).contains(1_000L, 2_000L, 9_000L);
        assertThat(statuses(trace, new SubtaskId("busy", 0))).isEmpty();
    }

    /** A watermark with each full second; idle from any other record on. Row i is in split i mod 2, so split 1 is never heard. */
    private static final class OnlyFullSeconds implements WatermarkGenerator<Reading> {
        @Override
        public void onEvent(Reading event, long timestamp, WatermarkOutput output) {
            if (timestamp % 1_000 == 0) {
                output.emitWatermark(new Watermark(timestamp));
            } else {
                output.markIdle();
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    @Test
    @Timeout(60)
    void underThreadsToo() throws Exception {
        List<Traced> trace = new ArrayList<>();
        WatermarkStrategy<Reading> strategy =
                WatermarkStrategy.<Reading>forMonotonousTimestamps().withIdleness(Duration.ofMillis(50));
        ThreadedRun run =
                new ThreadedRun(job(strategy), new External(quietFor(1_500), new ResultStore()), 50_000, trace::add);
        assertThat(run.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(statuses(trace, QUIET)).startsWith(true).contains(false);
    }
}
