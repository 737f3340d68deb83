package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.DataGeneratorSource;
import dev.millrace.connector.RateLimiterStrategy;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.types.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fast source and a slow one, each record one second of event time after the last. */
class AlignmentTest {
    private static final int RECORDS = 200;

    private final ResultStore results = new ResultStore();
    private final List<Traced> trace = new ArrayList<>();

    private static WatermarkStrategy<Long> seconds() {
        return WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((number, previous) -> number * 1_000);
    }

    private static WatermarkStrategy<Long> aligned() {
        return seconds().withWatermarkAlignment("both", Duration.ofSeconds(10), Duration.ofMillis(20));
    }

    private static JobGraph job(WatermarkStrategy<Long> strategy, RateLimiterStrategy slow) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(AlignmentTest.class.getClassLoader());
        env.enableCheckpointing(100);
        env.getConfig().setAutoWatermarkInterval(10);
        var fast = env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, RECORDS, RateLimiterStrategy.perSecond(1_000), Types.LONG),
                        strategy,
                        "fast")
                .uid("fast");
        var other = env.fromSource(
                        new DataGeneratorSource<>(number -> number, RECORDS, slow, Types.LONG), strategy, "slow")
                .uid("slow");
        fast.union(other).sinkTo(Results.committed("rows"));
        return env.getJobGraph("job");
    }

    private void simulate(WatermarkStrategy<Long> strategy, Script script) {
        trace.clear();
        Simulation.Result result = new Simulation(
                        Map.of("job", job(strategy, RateLimiterStrategy.perSecond(100))),
                        "job",
                        World.of(5),
                        script,
                        new External(new StreamLibrary(Map.of()), results),
                        trace::add)
                .run();
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("rows")).hasSize(2 * RECORDS);
    }

    /** How many seconds of event time the fast source was ever ahead of the slow one. */
    private long lead() {
        long fast = 0;
        long slow = 0;
        long lead = 0;
        for (Traced traced : trace) {
            if (traced.event() instanceof TraceEvent.RecordRead read) {
                if (read.subtask().vertex().equals("fast")) {
                    fast = read.position();
                } else {
                    slow = read.position();
                }
                lead = Math.max(lead, fast - slow);
            }
        }
        return lead;
    }

    private List<Boolean> pauses() {
        return trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.SplitAligned)
                .map(traced -> ((TraceEvent.SplitAligned) traced.event()).paused())
                .toList();
    }

    @Test
    void theFastSourceWaitsForTheSlowOne() {
        simulate(seconds(), Script.NONE);
        assertThat(lead()).isGreaterThan(150);
        assertThat(pauses()).isEmpty();
    }

    @Test
    void noFurtherAheadThanTheDriftAndWhatPassesBetweenTwoReports() {
        simulate(aligned(), Script.NONE);
        // Ten seconds of drift, and what a source of a record a ms reads until it hears of it.
        assertThat(lead()).isBetween(10L, 60L);
        assertThat(pauses()).startsWith(true, false, true).endsWith(false);
    }

    @Test
    void aPausedSplitIsNotIdle() {
        simulate(aligned().withIdleness(Duration.ofMillis(60)), Script.NONE);
        assertThat(trace)
                .noneMatch(traced -> traced.event() instanceof TraceEvent.StatusChanged changed
                        && changed.subtask().vertex().equals("fast"));
    }

    @Test
    void aRestartBeginsAnew() {
        simulate(
                aligned(),
                new Script(List.of(new Script.Entry(
                        new Script.At.Selected("complete(checkpoint=3)"), new Script.Action.Kill("slow.0")))));
        assertThat(results.rows("rows").stream().distinct()).hasSize(RECORDS);
    }

    @Test
    @Timeout(60)
    void underThreadsToo() throws Exception {
        ThreadedRun run = new ThreadedRun(
                job(aligned(), RateLimiterStrategy.perSecond(400)),
                new External(new StreamLibrary(Map.of()), results),
                50_000,
                trace::add);
        assertThat(run.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("rows")).hasSize(2 * RECORDS);
        assertThat(pauses()).contains(true);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> seconds().withWatermarkAlignment("g", Duration.ofMillis(-1)))
                .hasMessage("maxAllowedWatermarkDrift must be zero or more, not PT-0.001S.");
        assertThatThrownBy(() -> seconds().withWatermarkAlignment("", Duration.ZERO))
                .hasMessage("withWatermarkAlignment needs a group that is not empty.");
    }
}
