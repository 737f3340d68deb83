package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.Connections;
import dev.millrace.connector.DataGeneratorSource;
import dev.millrace.connector.OutsideWorld;
import dev.millrace.connector.RateLimiterStrategy;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.connector.file.BasePathBucketAssigner;
import dev.millrace.connector.file.DefaultRollingPolicy;
import dev.millrace.connector.file.FileSink;
import dev.millrace.connector.file.Path;
import dev.millrace.connector.file.SimpleStringEncoder;
import dev.millrace.connector.jdbc.JdbcConnectionOptions;
import dev.millrace.connector.jdbc.JdbcExecutionOptions;
import dev.millrace.connector.jdbc.JdbcSink;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.state.ByteStore;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.types.Types;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What sinks do by the clock, and side by side. The source emits a record every half second. */
class SinkTimersTest {
    private static final String FOLDER = "file:///out/numbers";

    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    private final List<Traced> trace = new ArrayList<>();

    private DataStream<Long> numbers(long count) {
        return env.fromSource(
                        new DataGeneratorSource<Long>(n -> n, count, RateLimiterStrategy.perSecond(2), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers");
    }

    private static FileSink<Long> files(Duration rollover) {
        return FileSink.forRowFormat(new Path(FOLDER), new SimpleStringEncoder<Long>("UTF-8"))
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(DefaultRollingPolicy.builder()
                        .withRolloverInterval(rollover)
                        .build())
                .withBucketCheckInterval(50)
                .build();
    }

    private List<String> run(String result, Script script) throws IOException {
        try (OutsideWorld outside = new OutsideWorld()) {
            External external = new External(
                    new StreamLibrary(Map.of()),
                    new ResultStore(),
                    outside,
                    new Connections(),
                    SnapshotStorage.NONE,
                    ByteStore.NONE);
            Simulation.Result ended = new Simulation(
                            Map.of("job", env.getJobGraph("job")), "job", World.of(3), script, external, trace::add)
                    .run();
            assertThat(ended.status()).isEqualTo(JobStatus.FINISHED);
            return outside.rows().getOrDefault(result, List.of());
        }
    }

    private List<Long> times(Class<? extends TraceEvent> kind) {
        return trace.stream()
                .filter(each -> kind.isInstance(each.event()))
                .map(Traced::time)
                .toList();
    }

    @Test
    void aBatchThatIsNotFullIsWrittenAfterItsInterval() throws IOException {
        numbers(4)
                .sinkTo(JdbcSink.<Long>builder()
                        .withQueryStatement(
                                "INSERT INTO NUMBERS VALUES (?)", (prepared, number) -> prepared.setLong(1, number))
                        .withExecutionOptions(JdbcExecutionOptions.builder()
                                .withBatchSize(100)
                                .withBatchIntervalMs(200)
                                .build())
                        .buildAtLeastOnce(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                                .withUrl("jdbc:h2:mem:batches;INIT=CREATE TABLE IF NOT EXISTS NUMBERS(NUMBER INT)")
                                .withDriverName("org.h2.Driver")
                                .build()));
        assertThat(run("NUMBERS", Script.NONE)).hasSize(4);
        // The last one is written at the end of the input.
        assertThat(times(TraceEvent.ResultAppended.class).subList(0, 3))
                .doesNotHaveDuplicates()
                .allMatch(time -> time % 200 < 10);
    }

    @Test
    void aFileIsClosedWhenItIsOldThoughNothingIsWritten() throws IOException {
        env.enableCheckpointing(70);
        numbers(3).sinkTo(files(Duration.ofMillis(100)));
        assertThat(run(FOLDER, Script.NONE)).hasSize(3);
        assertThat(times(TraceEvent.ResultCommitted.class)).anyMatch(time -> time < 450);
    }

    /** The file that is closed by the clock is committed, and not what has gone into the next one. */
    @Test
    void aFileThatIsStillOpenIsNotCommitted() throws IOException {
        env.enableCheckpointing(2_300);
        numbers(6).sinkTo(files(Duration.ofMillis(1_100)));
        assertThat(run(FOLDER, Script.NONE)).hasSize(6);
        Map<String, Integer> pending = new HashMap<>();
        for (Traced each : trace) {
            if (each.event() instanceof TraceEvent.ResultPending row) {
                pending.merge(row.transaction(), 1, Integer::sum);
            } else if (each.event() instanceof TraceEvent.ResultCommitted committed) {
                assertThat(committed.rows()).isEqualTo(pending.remove(committed.transaction()));
                assertThat(pending.isEmpty()).isEqualTo(each.time() > 2_500);
            }
        }
        assertThat(pending).isEmpty();
        assertThat(times(TraceEvent.ResultCommitted.class)).hasSize(2);
    }

    @Test
    void twoSinksWriteIntoOneFolder() throws IOException {
        env.enableCheckpointing(70);
        DataStream<Long> numbers = numbers(10);
        numbers.sinkTo(files(Duration.ofSeconds(60))).uid("one");
        numbers.map(n -> n + 100)
                .returns(Types.LONG)
                .sinkTo(files(Duration.ofSeconds(60)))
                .uid("other");
        Script.Entry kill =
                new Script.Entry(new Script.At.Selected("complete(checkpoint=9)"), new Script.Action.Kill("numbers.0"));
        List<String> expected = LongStream.concat(LongStream.range(0, 10), LongStream.range(100, 110))
                .mapToObj(Long::toString)
                .toList();
        assertThat(run(FOLDER, new Script(List.of(kill)))).containsExactlyInAnyOrderElementsOf(expected);
    }
}
