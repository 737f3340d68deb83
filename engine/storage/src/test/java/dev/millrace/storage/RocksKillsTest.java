package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.ResultStore;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A job whose state is in RocksDB is killed at any step, stopped, resumed on the other backend: what it commits is the same. */
class RocksKillsTest {
    @ParameterizedTest
    @CsvSource({
        "rocksdb, sums.0",
        "'rocksdb, incremental', sums.0",
        "'rocksdb, incremental', numbers.0",
        "'rocksdb, incremental, unaligned', sums.0"
    })
    void everyKillLeavesTheSameResults(String backend, String victim) {
        for (int step = 0; step < 1_200; step += 37) {
            Script kill =
                    new Script(List.of(new Script.Entry(new Script.At.Step(step), new Script.Action.Kill(victim))));
            SumsJob.Outcome outcome = SumsJob.run(backend, 2, kill, SnapshotStorage.NONE, null, new ResultStore());
            assertThat(outcome.status()).as("killed at step " + step).isEqualTo(JobStatus.FINISHED);
            assertThat(outcome.rows())
                    .as("killed at step " + step)
                    .containsExactlyInAnyOrderElementsOf(SumsJob.undisturbed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aSavepointOfOneBackendIsRestoredIntoTheOther(String first) throws IOException {
        String second = first.equals("hashmap") ? "rocksdb" : "hashmap";
        for (int parallelism : List.of(1, 2, 3)) {
            CompletedSnapshot[] savepoint = new CompletedSnapshot[1];
            ResultStore results = new ResultStore();
            SumsJob.run(
                    first,
                    2,
                    SumsJob.at(90, new Script.Action.Stop()),
                    snapshot -> savepoint[0] = snapshot,
                    null,
                    results);
            assertThat(results.rows("sums")).isNotEmpty().hasSizeLessThan(200);
            List<String> rows = SumsJob.run(
                            second, parallelism, Script.NONE, SnapshotStorage.NONE, savepoint[0], results)
                    .rows();
            assertThat(rows)
                    .as("parallelism " + parallelism)
                    .containsExactlyInAnyOrderElementsOf(SumsJob.undisturbed());
        }
    }

    @Test
    void theSameRunGivesTheSameTrace() {
        assertThat(SumsJob.trace("rocksdb")).isEqualTo(SumsJob.trace("rocksdb")).isEqualTo(SumsJob.trace("hashmap"));
        assertThat(SumsJob.trace("rocksdb, incremental")).isEqualTo(SumsJob.trace("rocksdb, incremental"));
    }

    @Test
    void nothingIsLeftBehindOnTheDisk() throws IOException {
        List<Path> before = workFolders();
        SumsJob.run(
                "rocksdb",
                2,
                SumsJob.at(90, new Script.Action.Cancel()),
                SnapshotStorage.NONE,
                null,
                new ResultStore());
        assertThat(workFolders()).containsExactlyInAnyOrderElementsOf(before);
    }

    /** But for the library's, which is one for the process. */
    private static List<Path> workFolders() throws IOException {
        RocksLibrary.load("any");
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            String own = "millrace-state-" + ProcessHandle.current().pid() + "-";
            return entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(own))
                    .toList();
        }
    }
}
