package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.DataGeneratorSource;
import dev.millrace.connector.RateLimiterStrategy;
import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources that make their records, and one that cannot give them again; each through a kill and a restore. */
class SourcesTest {
    private static final Script KILL_THE_SOURCE = new Script(List.of(
            new Script.Entry(new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill("numbers.0"))));

    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    private final ResultStore results = new ResultStore();
    private final List<Traced> trace = new ArrayList<>();

    private void run(StreamLibrary streams, Script script) {
        Simulation.Result result = new Simulation(
                        Map.of("job", env.getJobGraph("job")),
                        "job",
                        World.of(11),
                        script,
                        new External(streams, results),
                        trace::add)
                .run();
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
    }

    private void run(Script script) {
        run(new StreamLibrary(Map.of()), script);
    }

    private static String[] numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toArray(String[]::new);
    }

    private boolean restarted() {
        return trace.stream().anyMatch(traced -> traced.event() instanceof TraceEvent.JobRestarting);
    }

    @Test
    void aSequenceIsCutIntoRunsAndGoesOnWhereItsCheckpointStood() {
        env.setParallelism(3).enableCheckpointing(10);
        env.fromSequence(-7, 92)
                .uid("numbers")
                .map(number -> number)
                .uid("same")
                .sinkTo(Results.committed("rows"));
        run(KILL_THE_SOURCE);
        assertThat(restarted()).isTrue();
        assertThat(results.rows("rows")).containsExactlyInAnyOrder(numbers(-7, 92));
        assertThat(readBy("numbers-0")).startsWith("-7", "-6").contains("26").doesNotContain("27");
    }

    /** What was read of a split, in order. */
    private List<String> readBy(String split) {
        return trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.RecordRead read
                        && read.split().equals(split))
                .map(traced -> ((TraceEvent.RecordRead) traced.event()).value())
                .toList();
    }

    private static JobGraph sequence(int parallelism) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(SourcesTest.class.getClassLoader());
        env.enableCheckpointing(10);
        env.fromSequence(1, 200)
                .uid("numbers")
                .setParallelism(parallelism)
                .sinkTo(Results.committed("rows"))
                .uid("rows");
        return env.getJobGraph("job");
    }

    @Test
    void aSequenceKeepsItsRunsWhenItIsRescaled() {
        for (int to : new int[] {1, 3, 5}) {
            ResultStore rows = new ResultStore();
            Script swap = new Script(List.of(new Script.Entry(
                    new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Swap("wider", false))));
            Simulation.Result result = new Simulation(
                            Map.of("job", sequence(2), "wider", sequence(to)),
                            "job",
                            World.of(11),
                            swap,
                            new External(new StreamLibrary(Map.of()), rows),
                            traced -> {})
                    .run();
            assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
            assertThat(rows.rows("rows")).as("rescaled to " + to).containsExactlyInAnyOrder(numbers(1, 200));
        }
    }

    private void generate(RateLimiterStrategy rate) {
        env.fromSource(
                        new DataGeneratorSource<>(number -> number * number, 20, rate, Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .sinkTo(Results.committed("squares"));
    }

    private void assertSquares() {
        assertThat(results.rows("squares"))
                .containsExactlyInAnyOrder(LongStream.range(0, 20)
                        .mapToObj(number -> Long.toString(number * number))
                        .toArray(String[]::new));
    }

    @Test
    void aGeneratorKeepsItsPaceThroughARestore() {
        env.enableCheckpointing(300);
        generate(RateLimiterStrategy.perSecond(10));
        run(KILL_THE_SOURCE);
        assertThat(restarted()).isTrue();
        assertSquares();
        List<Long> times = trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.RecordRead)
                .map(Traced::time)
                .toList();
        assertThat(times.get(5) - times.get(0)).isBetween(495L, 510L);
    }

    @Test
    void aGeneratorWaitsForCheckpoints() {
        env.enableCheckpointing(50);
        generate(RateLimiterStrategy.perCheckpoint(4));
        run(KILL_THE_SOURCE);
        assertSquares();
        long most = 0;
        long since = 0;
        for (Traced traced : trace) {
            boolean opened = traced.event() instanceof TraceEvent.CompletionReceived
                    || traced.event() instanceof TraceEvent.SubtaskStarted;
            boolean read = traced.event() instanceof TraceEvent.RecordRead;
            boolean ofSource = traced.event() instanceof TraceEvent.OfSubtask of
                    && of.subtask().vertex().equals("numbers");
            since = opened && ofSource ? 0 : since + (read ? 1 : 0);
            most = Math.max(most, since);
        }
        assertThat(most).isEqualTo(4);
    }

    @Test
    @Timeout(60)
    void aGeneratorLosesNothingUnderThreads() throws Exception {
        env.setParallelism(2).enableCheckpointing(10);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number, 20_000, RateLimiterStrategy.perCheckpoint(4_000), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .sinkTo(Results.committed("rows"));
        ThreadedRun[] run = new ThreadedRun[1];
        boolean[] killed = {false};
        run[0] = new ThreadedRun(
                env.getJobGraph("job"), new External(new StreamLibrary(Map.of()), results), 50_000, traced -> {
                    if (traced.event() instanceof TraceEvent.CheckpointCompleted && !killed[0]) {
                        killed[0] = true;
                        run[0].kill(new SubtaskId("numbers", 1));
                    }
                });
        assertThat(run[0].run()).isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("rows")).containsExactlyInAnyOrder(numbers(0, 19_999));
    }

    @Test
    void whatComesOverASocketComesOnce() {
        long[] arrivals = IntStream.range(0, 100).mapToLong(row -> row * 20L).toArray();
        List<List<String>> rows = IntStream.range(0, 100)
                .mapToObj(row -> List.of("line", Integer.toString(row)))
                .toList();
        StreamLibrary streams = new StreamLibrary(Map.of(
                "localhost:9999",
                new ReplayableStream("localhost:9999", List.of("word", "number"), rows, arrivals, 1)));
        env.enableCheckpointing(100);
        env.socketTextStream("localhost", 9999).uid("numbers").sinkTo(Results.committed("lines"));
        Script kill = new Script(List.of(
                new Script.Entry(new Script.At.Selected("read(position=40)"), new Script.Action.Kill("numbers.0"))));
        run(streams, kill);
        assertThat(restarted()).isTrue();
        long back = trace.stream()
                .filter(traced -> traced.event() instanceof TraceEvent.SplitRewound)
                .mapToLong(Traced::time)
                .findFirst()
                .orElseThrow();
        List<String> lines = results.rows("lines");
        assertThat(lines).doesNotHaveDuplicates().startsWith("line,0", "line,1");
        // Read after the last checkpoint, and sent while nobody listened: lost. All before and after: there.
        assertThat(lines).doesNotContain("line,40", "line,41", "line," + (back / 20));
        assertThat(lines).contains("line,30", "line," + (back / 20 + 1), "line,99");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> env.fromSequence(2, 1))
                .hasMessage("fromSequence() needs a last number that is not below the first.");
        assertThatThrownBy(() -> RateLimiterStrategy.perSecond(0))
                .hasMessage("perSecond() needs a rate above zero, not 0.0.");
        assertThatThrownBy(() -> RateLimiterStrategy.perCheckpoint(0))
                .hasMessage("perCheckpoint() needs at least one record, not 0.");
        assertThatThrownBy(() -> env.socketTextStream("localhost", 0))
                .hasMessage("A port is between 1 and 65535, not 0.");
    }
}
