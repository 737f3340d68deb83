package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Reading;
import dev.millrace.samples.Results;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.CanonicalText;
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
}
