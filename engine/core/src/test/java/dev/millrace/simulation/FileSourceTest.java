package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.CheckpointingOptions;
import dev.millrace.api.Configuration;
import dev.millrace.api.RestartStrategyOptions;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.connector.file.FileSource;
import dev.millrace.connector.file.TextLineInputFormat;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of files, through kills and restores. */
class FileSourceTest {
    private static final long SEED = 3;

    @TempDir
    Path folder;

    private final List<Traced> trace = new ArrayList<>();
    private ResultStore results = new ResultStore();

    private final Configuration settings =
            new Configuration().set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(10));

    private final List<CompletedSnapshot> kept = new ArrayList<>();

    private Simulation.Result run(int parallelism, Script script, Path... paths) {
        return run(parallelism, script, null, paths);
    }

    private Simulation.Result run(int parallelism, Script script, @Nullable CompletedSnapshot from, Path... paths) {
        StreamExecutionEnvironment env =
                new StreamExecutionEnvironment(getClass().getClassLoader());
        env.setParallelism(parallelism).configure(settings);
        FileSource<String> files = FileSource.forRecordStreamFormat(new TextLineInputFormat(), inJob(paths))
                .build();
        env.fromSource(files, WatermarkStrategy.noWatermarks(), "lines")
                .uid("lines")
                .map(line -> line)
                .uid("same")
                .sinkTo(Results.committed("rows"));
        Simulation simulation = new Simulation(
                Map.of("job", env.getJobGraph("job")),
                "job",
                World.of(SEED),
                script,
                new External(new StreamLibrary(Map.of()), results, kept::add),
                trace::add);
        if (from != null) {
            simulation.startFrom(from, false);
        }
        return simulation.run();
    }

    private static dev.millrace.connector.file.Path[] inJob(Path... paths) {
        return List.of(paths).stream()
                .map(path -> new dev.millrace.connector.file.Path(path.toUri().toString()))
                .toArray(dev.millrace.connector.file.Path[]::new);
    }

    private Path file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(lines));
    }

    private static String[] lines(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    @Test
    void everyLineIsCountedOnceWhereverTheReaderIsKilled() throws IOException {
        file("a.txt", lines("a", 40));
        file("deep/er/b.txt", lines("b", 30));
        file("c.txt");
        file(".hidden.txt", "hidden");
        file("_temporary/d.txt", "hidden");
        List<String> all = new ArrayList<>(List.of(lines("a", 40)));
        all.addAll(List.of(lines("b", 30)));
        run(2, Script.NONE, folder);
        assertThat(results.rows("rows")).containsExactlyInAnyOrderElementsOf(all);
        long steps = trace.get(trace.size() - 1).step();
        int restarts = 0;
        for (long step = 1; step < steps; step += 7) {
            results = new ResultStore();
            trace.clear();
            Script.Action kill = new Script.Action.Kill("lines." + step % 2);
            run(2, new Script(List.of(new Script.Entry(new Script.At.Step(step), kill))), folder);
            assertThat(results.rows("rows"))
                    .as("seed %d, killed at step %d", SEED, step)
                    .containsExactlyInAnyOrderElementsOf(all);
            restarts += trace.stream().anyMatch(each -> each.event() instanceof TraceEvent.SplitRewound) ? 1 : 0;
        }
        assertThat(restarts).isGreaterThan(10);
    }

    /** Stops in the middle of a.txt, and behind 0.txt. */
    private CompletedSnapshot stopped() throws IOException {
        file("a.txt", lines("a", 200));
        file("0.txt", lines("b", 3));
        Script stop = new Script(List.of(new Script.Entry(new Script.At.Time(60), new Script.Action.Stop())));
        assertThat(run(1, stop, folder).status()).isEqualTo(JobStatus.STOPPED);
        assertThat(results.rows("rows")).contains("a0", "b2").doesNotContain("a199");
        return kept.get(kept.size() - 1);
    }

    @Test
    void aRestoreFindsItsFilesByTheirPathsAndReadsNoOthers() throws IOException {
        CompletedSnapshot from = stopped();
        Files.delete(folder.resolve("0.txt"));
        file("00.txt", "new");
        assertThat(run(3, Script.NONE, from, folder).status()).isEqualTo(JobStatus.FINISHED);
        List<String> all = new ArrayList<>(List.of(lines("a", 200)));
        all.addAll(List.of(lines("b", 3)));
        assertThat(results.rows("rows")).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aFileThatIsGoneBeforeAllOfItWasReadIsMissed() throws IOException {
        CompletedSnapshot from = stopped();
        Files.delete(folder.resolve("a.txt"));
        file("c.txt", lines("a", 200));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        assertThat(run(2, Script.NONE, from, folder).status()).isEqualTo(JobStatus.FAILED);
        assertThat(trace.stream().map(each -> each.event().toString()))
                .anyMatch(event -> event.contains("a.txt', of which ") && event.contains("is not there any more"));
    }

    @Test
    void aSubtaskReadsItsFilesOneAfterTheOther() throws IOException {
        run(1, Script.NONE, file("z.txt", "z0", "z1"), file("a.txt", "a0", "a1"));
        assertThat(results.rows("rows")).containsExactly("z0", "z1", "a0", "a1");
    }

    @Test
    void whatIsNotThereIsSaid() {
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        Simulation.Result result = run(1, Script.NONE, folder.resolve("flights.csv"));
        assertThat(result.status()).isEqualTo(JobStatus.FAILED);
        assertThat(trace.stream().map(each -> each.event().toString()))
                .anyMatch(event -> event.contains("there is no file or folder") && event.contains("flights.csv"));
    }

    @Test
    void aSourceNeedsAPath() {
        assertThatThrownBy(() -> FileSource.forRecordStreamFormat(new TextLineInputFormat()))
                .hasMessageContaining("at least one path");
    }
}
