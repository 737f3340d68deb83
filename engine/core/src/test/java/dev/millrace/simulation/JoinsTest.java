package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.CollectionSource;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.Collector;
import dev.millrace.functions.ProcessJoinFunction;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Reading;
import dev.millrace.samples.Results;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Joins of two streams, beside a nested loop over both. */
class JoinsTest {
    private static final int RECORDS = 90;

    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    private final ResultStore results = new ResultStore();

    /** Readings of three sensors, {@code step} ms apart. */
    private static List<Reading> readings(int step) {
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> new Reading("s" + i % 3, (long) i * step, i))
                .toList();
    }

    private DataStream<Reading> stream(int step, String name) {
        return env.fromSource(
                        new CollectionSource<>(readings(step), TypeInformation.of(Reading.class)),
                        WatermarkStrategy.<Reading>forMonotonousTimestamps()
                                .withTimestampAssigner((reading, previous) -> reading.time()),
                        name)
                .uid(name);
    }

    private static String pair(Reading left, Reading right) {
        return left.sensor() + " " + left.time() + "+" + right.time();
    }

    private static List<String> nestedLoop(BiPredicate<Reading, Reading> belongTogether) {
        List<String> pairs = new ArrayList<>();
        for (Reading left : readings(10)) {
            for (Reading right : readings(15)) {
                if (left.sensor().equals(right.sensor()) && belongTogether.test(left, right)) {
                    pairs.add(pair(left, right));
                }
            }
        }
        return pairs;
    }

    private void simulate(String killed) {
        External external = new External(new StreamLibrary(Map.of()), results);
        Script script = new Script(List.of(
                new Script.Entry(new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill(killed))));
        Simulation simulation = new Simulation(
                Map.of("job", env.getJobGraph("job")), "job", World.of(7), script, external, event -> {});
        assertThat(simulation.run().status()).isEqualTo(JobStatus.FINISHED);
    }

    private static final class Pairs extends ProcessJoinFunction<Reading, Reading, String> {
        @Override
        public void processElement(Reading left, Reading right, Context ctx, Collector<String> out) {
            assertThat(ctx.getTimestamp()).isEqualTo(Math.max(left.time(), right.time()));
            out.collect(pair(left, right));
        }
    }

    private void intervalJoin() {
        env.enableCheckpointing(20);
        stream(10, "left")
                .keyBy(Reading::sensor)
                .intervalJoin(stream(15, "right").keyBy(Reading::sensor))
                .between(Duration.ofMillis(-60), Duration.ofMillis(30))
                .upperBoundExclusive()
                .process(new Pairs())
                .setParallelism(2)
                .uid("pairs")
                .sinkTo(Results.committed("pairs"));
    }

    private static List<String> intervalPairs() {
        return nestedLoop((left, right) -> right.time() >= left.time() - 60 && right.time() < left.time() + 30);
    }

    @Test
    void anIntervalJoinFindsEveryPairOnceAcrossAFailure() {
        intervalJoin();
        simulate("pairs.0");
        assertThat(results.rows("pairs")).containsExactlyInAnyOrderElementsOf(intervalPairs());
    }

    @Test
    void anIntervalJoinFindsTheSamePairsOnThreads() throws InterruptedException {
        intervalJoin();
        External external = new External(new StreamLibrary(Map.of()), results);
        assertThat(new ThreadedRun(env.getJobGraph("job"), external, 60_000, null).run())
                .isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("pairs")).containsExactlyInAnyOrderElementsOf(intervalPairs());
    }

    @Test
    void aWindowJoinFindsEveryPairOnceAcrossAFailure() {
        env.enableCheckpointing(20);
        stream(10, "left")
                .join(stream(15, "right"))
                .where(Reading::sensor)
                .equalTo(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(100)))
                .apply((left, right) -> pair(left, right), TypeInformation.of(String.class))
                .setParallelism(2)
                .uid("pairs")
                .sinkTo(Results.committed("pairs"));
        simulate("pairs.1");
        assertThat(results.rows("pairs"))
                .containsExactlyInAnyOrderElementsOf(
                        nestedLoop((left, right) -> left.time() / 100 == right.time() / 100));
    }

    @Test
    void aCoGroupSeesASideThatHasNoRecords() {
        stream(10, "left")
                .coGroup(stream(15, "right"))
                .where(Reading::sensor)
                .equalTo(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .<String>apply(
                        (left, right, out) -> out.collect(count(left) + "/" + count(right)),
                        TypeInformation.of(String.class))
                .sinkTo(Results.append("counts"));
        simulate("left.0");
        // 90 readings of three sensors: one side ends at 890 ms, the other at 1,335 ms.
        assertThat(results.rows("counts").subList(0, 3)).containsExactlyInAnyOrder("30/23", "30/22", "30/22");
        assertThat(results.rows("counts").subList(3, 6)).containsExactlyInAnyOrder("0/7", "0/8", "0/8");
    }

    private static int count(Iterable<Reading> readings) {
        int count = 0;
        for (Reading ignored : readings) {
            count++;
        }
        return count;
    }

    @Test
    void boundsMustBeInOrder() {
        var join = stream(10, "left")
                .keyBy(Reading::sensor)
                .intervalJoin(stream(15, "right").keyBy(Reading::sensor));
        assertThatThrownBy(() -> join.between(Duration.ofMillis(2), Duration.ofMillis(1)))
                .hasMessage("The lower bound of an interval join must not be above the upper one:"
                        + " PT0.002S is above PT0.001S.");
    }

    @Test
    void anIntervalJoinNeedsTimestamps() {
        env.fromData("a")
                .keyBy(text -> text)
                .intervalJoin(env.fromData("b").keyBy(text -> text))
                .between(Duration.ZERO, Duration.ZERO)
                .process(new TextPairs());
        assertThatThrownBy(() -> env.getJobGraph("job"))
                .hasMessageContaining("an interval join needs records with timestamps");
    }

    private static final class TextPairs extends ProcessJoinFunction<String, String, String> {
        @Override
        public void processElement(String left, String right, Context ctx, Collector<String> out) {
            out.collect(left + right);
        }
    }
}
