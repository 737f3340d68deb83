package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.ResultStore;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.Script;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process has stored, another one starts from; what was damaged meanwhile is refused, whole and by name. */
class SnapshotsOnDiskTest {
    @TempDir
    Path root;

    private Path directory = Path.of("");

    @BeforeEach
    void inAFolderOfItsOwn() {
        directory = root.resolve("job");
    }

    private CompletedSnapshot stopped(int at) throws IOException {
        return stopped(at, new ResultStore());
    }

    private CompletedSnapshot stopped(int at, ResultStore results) throws IOException {
        SumsJob.Outcome outcome = SumsJob.run(
                2, SumsJob.at(at, new Script.Action.Stop()), new SnapshotDirectory(directory), null, results);
        assertThat(outcome.status()).isEqualTo(JobStatus.STOPPED);
        SnapshotDirectory.Found found = SnapshotDirectory.newest(directory);
        folder = found.folder();
        return found.snapshot();
    }

    private Path folder = Path.of("");

    @Test
    void anotherProcessGoesOnWhereASavepointWasTakenAtAnyParallelism() throws IOException {
        for (int parallelism : List.of(1, 2, 3)) {
            directory = root.resolve("parallelism-" + parallelism);
            ResultStore results = new ResultStore();
            CompletedSnapshot savepoint = stopped(90, results);
            assertThat(results.rows("sums")).isNotEmpty().hasSizeLessThan(200);
            List<String> all = SumsJob.run(parallelism, Script.NONE, SnapshotStorage.NONE, savepoint, results)
                    .rows();
            assertThat(all).as("parallelism " + parallelism).containsExactlyInAnyOrderElementsOf(SumsJob.undisturbed());
        }
    }

    @Test
    void everyFlippedByteAndEveryMissingTailIsRefusedByName() throws IOException {
        stopped(90);
        int damages = 0;
        for (Path file : files(folder)) {
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at++) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << (at % 8));
                damages += refused(file, flipped);
                damages += refused(file, Arrays.copyOf(bytes, at));
            }
            damages += refused(file, Arrays.copyOf(bytes, bytes.length + 1));
            Files.delete(file);
            assertDamaged();
            Files.write(file, bytes);
        }
        assertThat(damages).isGreaterThan(1_000);
        assertThat(SnapshotFolder.read(folder).hasState("sums")).isTrue();
    }

    private int refused(Path file, byte[] damaged) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, damaged);
        assertDamaged();
        Files.write(file, whole);
        return 1;
    }

    private void assertDamaged() {
        assertThatThrownBy(() -> SnapshotFolder.read(folder))
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContaining(String.valueOf(folder))
                .hasMessageContaining("damaged");
    }

    @Test
    void theOneBeforeADamagedOneIsUsed() throws IOException {
        stopped(90);
        Files.delete(folder.resolve(SnapshotFolder.SEAL));
        SnapshotDirectory.Found before = SnapshotDirectory.newest(directory);
        assertThat(before.folder()).isNotEqualTo(folder);
        assertThat(before.refused()).singleElement().asString().contains(String.valueOf(folder), "is missing");
        ResultStore results = new ResultStore();
        assertThat(SumsJob.run(2, Script.NONE, SnapshotStorage.NONE, before.snapshot(), results)
                        .status())
                .isEqualTo(JobStatus.FINISHED);
        assertThat(SumsJob.undisturbed()).containsAll(results.rows("sums"));
        assertThat(results.rows("sums")).contains("6633", "6700", "6567");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RETAIN_ON_CANCELLATION      | Cancel | CANCELED | true
            RETAIN_ON_CANCELLATION      | Kill   | FAILED   | true
            DELETE_ON_CANCELLATION      | Cancel | CANCELED | false
            DELETE_ON_CANCELLATION      | Kill   | FAILED   | true
            DELETE_ON_CANCELLATION      | End    | FINISHED | false
            NO_EXTERNALIZED_CHECKPOINTS | Cancel | CANCELED | false
            NO_EXTERNALIZED_CHECKPOINTS | Kill   | FAILED   | false
            NO_EXTERNALIZED_CHECKPOINTS | End    | FINISHED | false
            nothing is said             | Cancel | CANCELED | true
            nothing is said             | End    | FINISHED | true
            """)
    void checkpointsStayWhereTheJobSaysSo(String retention, String end, JobStatus status, boolean stays)
            throws IOException {
        Script script = switch (end) {
            case "Cancel" -> SumsJob.at(90, new Script.Action.Cancel());
            case "Kill" -> SumsJob.at(90, new Script.Action.Kill("sums.0"));
            default -> Script.NONE;
        };
        ResultStore results = new ResultStore();
        SumsJob.Outcome outcome = SumsJob.run(
                "rocksdb, incremental, no-restart, " + retention,
                2,
                script,
                new SnapshotDirectory(directory),
                null,
                results);
        assertThat(outcome.status()).isEqualTo(status);
        if (!stays) {
            try (Stream<Path> left = Files.walk(directory)) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
            return;
        }
        CompletedSnapshot newest = SnapshotDirectory.newest(directory).snapshot();
        assertThat(newest.kind().isSavepoint()).isFalse();
        assertThat(SumsJob.run(3, Script.NONE, SnapshotStorage.NONE, newest, results)
                        .rows())
                .containsExactlyInAnyOrderElementsOf(SumsJob.undisturbed());
    }

    @Test
    void aSavepointStaysWhereNoCheckpointDoes() throws IOException {
        SumsJob.run(
                "hashmap, NO_EXTERNALIZED_CHECKPOINTS",
                2,
                SumsJob.at(90, new Script.Action.Stop()),
                new SnapshotDirectory(directory),
                null,
                new ResultStore());
        try (Stream<Path> kept = Files.list(directory)) {
            assertThat(kept.map(path -> String.valueOf(path.getFileName())))
                    .singleElement()
                    .asString()
                    .startsWith("savepoint-");
        }
    }

    @Test
    void whatIsNotASnapshotIsRefusedInOneSentence() throws IOException {
        assertThatThrownBy(() -> SnapshotDirectory.newest(directory)).hasMessageContaining("there is no snapshot in");
        stopped(90);
        assertThatThrownBy(() -> SnapshotFolder.write(SnapshotFolder.read(folder), folder))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    /** The disk is full at the n-th snapshot: the checkpoint is given up, the job goes on and commits all the same. */
    @Test
    void aCheckpointThatCannotBeStoredIsGivenUp() {
        for (int full = 1; full <= 12; full++) {
            int nth = full;
            int[] asked = {0};
            SnapshotStorage disk = snapshot -> {
                asked[0]++;
                if (asked[0] == nth) {
                    throw new IOException("No space left on device");
                }
            };
            SumsJob.Outcome outcome = SumsJob.run(2, Script.NONE, disk, null, new ResultStore());
            assertThat(outcome.status()).as("full at " + nth).isEqualTo(JobStatus.FINISHED);
            assertThat(outcome.rows()).as("full at " + nth).containsExactlyInAnyOrderElementsOf(SumsJob.undisturbed());
        }
    }

    @Test
    void nothingIsLeftBehindByAFailedWrite() throws IOException {
        CompletedSnapshot savepoint = stopped(90);
        Path blocked = directory.resolve("file");
        Files.writeString(blocked, "not a folder");
        assertThatThrownBy(() -> SnapshotFolder.write(savepoint, blocked.resolve("savepoint")))
                .isInstanceOf(IOException.class);
        assertThat(files(directory).stream().map(each -> String.valueOf(each.getFileName())))
                .noneMatch(name -> name.contains("unfinished"));
    }

    @Test
    void aSnapshotIsReadAsATreeWithoutItsJob() throws IOException {
        List<String> lines = SnapshotTree.lines(stopped(90));
        assertThat(lines.get(0)).startsWith("stop with savepoint ");
        assertThat(lines)
                .contains("  sums (parallelism 2, max parallelism 128)")
                .anyMatch(line -> line.contains("result: value; key=Integer"))
                .anyMatch(line -> line.matches(" +0 = \\d+ {2}\\(key group \\d+\\)"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
