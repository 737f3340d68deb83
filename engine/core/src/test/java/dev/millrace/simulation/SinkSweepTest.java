package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.Connections;
import dev.millrace.connector.OutsideWorld;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.Sink;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.connector.file.BasePathBucketAssigner;
import dev.millrace.connector.file.DefaultRollingPolicy;
import dev.millrace.connector.file.FileSink;
import dev.millrace.connector.file.OnCheckpointRollingPolicy;
import dev.millrace.connector.file.Path;
import dev.millrace.connector.file.RollingPolicy;
import dev.millrace.connector.file.SimpleStringEncoder;
import dev.millrace.connector.jdbc.JdbcConnectionOptions;
import dev.millrace.connector.jdbc.JdbcExecutionOptions;
import dev.millrace.connector.jdbc.JdbcSink;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.state.ByteStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kills a small job after every step of it, once for each kind of sink, and looks at what a reader has in the end. */
class SinkSweepTest {
    private static final int RECORDS = 24;
    private static final List<String> SUBTASKS = List.of("numbers.0", "out.0", "out.1");

    /** What a reader has after one run. */
    private record Read(JobStatus status, long steps, List<String> rows) {
        boolean duplicates() {
            return new HashSet<>(rows).size() < rows.size();
        }
    }

    private static Read run(Sink<Integer> sink, String result, Script script) throws IOException {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(SinkSweepTest.class.getClassLoader());
        env.enableCheckpointing(15);
        env.fromData(IntStream.range(0, RECORDS).boxed().toList())
                .uid("numbers")
                .rebalance()
                .sinkTo(sink)
                .setParallelism(2)
                .uid("out");
        ResultStore results = new ResultStore();
        try (OutsideWorld outside = new OutsideWorld()) {
            External external = new External(
                    new StreamLibrary(Map.of()),
                    results,
                    outside,
                    new Connections(),
                    SnapshotStorage.NONE,
                    ByteStore.NONE);
            Simulation.Result ended = new Simulation(
                            Map.of("job", env.getJobGraph("job")), "job", World.of(3), script, external, null)
                    .run();
            List<String> rows = outside.rows().getOrDefault(result, results.rows(result));
            return new Read(ended.status(), ended.steps(), rows);
        }
    }

    /** One run for each step and subtask. */
    private static List<Read> sweep(Sink<Integer> sink, String result) throws IOException {
        long steps = run(sink, result, Script.NONE).steps();
        List<Read> reads = new ArrayList<>();
        for (long step = 0; step <= steps; step++) {
            for (String subtask : SUBTASKS) {
                Script.Entry kill = new Script.Entry(new Script.At.Step(step), new Script.Action.Kill(subtask));
                Read read = run(sink, result, new Script(List.of(kill)));
                assertThat(read.status()).as("%s", kill).isEqualTo(JobStatus.FINISHED);
                assertThat(new HashSet<>(read.rows())).as("after %s", kill).hasSize(RECORDS);
                reads.add(read);
            }
        }
        System.out.println(
                "sinks: " + reads.size() + " runs of " + sink.getClass().getSimpleName() + ", "
                        + reads.stream().filter(Read::duplicates).count() + " with duplicates");
        return reads;
    }

    private static FileSink<Integer> files(RollingPolicy<Integer> policy) {
        return FileSink.forRowFormat(new Path("file:///out/numbers"), new SimpleStringEncoder<Integer>("UTF-8"))
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(policy)
                .withBucketCheckInterval(10)
                .build();
    }

    private static JdbcSink<Integer> database(String statement, int batch) {
        return JdbcSink.<Integer>builder()
                .withQueryStatement(statement, (prepared, number) -> prepared.setInt(1, number))
                .withExecutionOptions(
                        JdbcExecutionOptions.builder().withBatchSize(batch).build())
                .buildAtLeastOnce(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                        .withUrl("jdbc:h2:mem:numbers;INIT=CREATE TABLE IF NOT EXISTS NUMBERS(NUMBER INT)")
                        .withDriverName("org.h2.Driver")
                        .build());
    }

    @Test
    void appendingGivesDuplicates() throws IOException {
        assertThat(sweep(Results.append("numbers"), "numbers")).anyMatch(Read::duplicates);
    }

    @Test
    void upsertingGivesNoneInTheEnd() throws IOException {
        assertThat(sweep(Results.upsert("numbers", number -> number), "numbers"))
                .noneMatch(Read::duplicates);
    }

    @Test
    void twoPhasesGiveNone() throws IOException {
        assertThat(sweep(Results.committed("numbers"), "numbers")).noneMatch(Read::duplicates);
    }

    @Test
    void filesThatRollWithEachCheckpointHaveNone() throws IOException {
        assertThat(sweep(files(OnCheckpointRollingPolicy.build()), "file:///out/numbers"))
                .noneMatch(Read::duplicates);
    }

    @Test
    void filesThatOutliveCheckpointsHaveNone() throws IOException {
        RollingPolicy<Integer> policy = DefaultRollingPolicy.builder()
                .withRolloverInterval(Duration.ofMillis(35))
                .build();
        assertThat(sweep(files(policy), "file:///out/numbers")).noneMatch(Read::duplicates);
    }

    @Test
    void mergingIntoADatabaseGivesNoneInTheEnd() throws IOException {
        assertThat(sweep(database("MERGE INTO NUMBERS KEY(NUMBER) VALUES (?)", 3), "NUMBERS"))
                .noneMatch(Read::duplicates);
    }

    @Test
    void insertingIntoADatabaseGivesDuplicates() throws IOException {
        assertThat(sweep(database("INSERT INTO NUMBERS VALUES (?)", 3), "NUMBERS"))
                .anyMatch(Read::duplicates);
    }
}
