package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.CollectionSource;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Reading;
import dev.millrace.samples.Results;
import dev.millrace.time.IngestionTimeAssigner;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.CanonicalText;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.types.Types;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Timestamps and watermarks that are made in the middle of a stream. */
class TimestampsTest {
    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    private final ResultStore results = new ResultStore();

    @Test
    void windowsFollowTheClockThatIsMadeBeforeThem() {
        env.enableCheckpointing(20);
        env.fromData(IntStream.range(0, 300).boxed().toList())
                .uid("numbers")
                .map(number -> new Reading("s" + number % 2, number * 10L, 1.0))
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Reading>forBoundedOutOfOrderness(Duration.ofMillis(50))
                                .withTimestampAssigner((reading, previous) -> reading.time()))
                .uid("timestamps")
                .keyBy(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> new Reading(a.sensor(), a.time(), a.value() + b.value()))
                .uid("sums")
                .sinkTo(Results.committed("sums"));
        Script script = new Script(List.of(new Script.Entry(
                new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill("timestamps.0"))));
        External external = new External(new StreamLibrary(Map.of()), results);
        Simulation simulation = new Simulation(
                Map.of("job", env.getJobGraph("job")), "job", World.of(7), script, external, event -> {});
        assertThat(simulation.run().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("sums"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 6)
                        .mapToObj(window -> new Reading("s" + window % 2, window / 2 * 1_000L + window % 2 * 10L, 50.0))
                        .map(CanonicalText::of)
                        .toList());
    }

    @Test
    void ingestionTimeIsWhenARecordComesIn() {
        TracedJob job = new TracedJob();
        job.env
                .fromSource(
                        new CollectionSource<>(IntStream.range(0, 30).boxed().toList(), Types.INT),
                        WatermarkStrategy.<Integer>forMonotonousTimestamps()
                                .withTimestampAssigner(context -> new IngestionTimeAssigner<>()),
                        "numbers")
                .uid("numbers")
                .rebalance()
                .map(number -> number)
                .returns(Types.INT)
                .uid("slowly")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Integer>forMonotonousTimestamps()
                        .withTimestampAssigner(context -> new IngestionTimeAssigner<>()))
                .uid("again")
                .rebalance()
                .map(number -> number)
                .returns(Types.INT)
                .uid("last")
                .sinkTo(Results.append("out"));
        World usual = World.of(7);
        World slow = new World(
                7,
                usual.latency(),
                Map.of("numbers", 3L, "slowly", 10L),
                Map.of(),
                50,
                0,
                usual.overrides(),
                usual.limits());
        assertThat(job.run(slow, Script.NONE)).isEqualTo(JobStatus.FINISHED);
        int looked = 0;
        for (Traced traced : job.trace) {
            if (traced.event() instanceof TraceEvent.RecordRead read) {
                assertThat(read.timestamp()).isEqualTo(traced.time());
                looked++;
            } else if (traced.event() instanceof TraceEvent.RecordSent sent
                    && sent.channel().from().vertex().equals("again")) {
                assertThat(sent.timestamp()).isEqualTo(traced.time());
                looked++;
            }
        }
        assertThat(looked).isEqualTo(60);
    }
}
