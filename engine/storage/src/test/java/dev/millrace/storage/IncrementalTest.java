package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.ResultStore;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.Script;
import dev.millrace.state.KeyedMaps;
import dev.millrace.state.KeyedStateTables;
import dev.millrace.state.Namespace;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.TraceEvent;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that hold only what the ones before do not have: in memory and on the disk, whole, cut up, and damaged. */
class IncrementalTest {
    private static final String BACKEND = "rocksdb, incremental";

    @TempDir
    Path root;

    /** Ends at an instant at which a few checkpoints are complete, and says what was stored. */
    private List<CompletedSnapshot> cancelled(Path directory, ResultStore results) {
        List<CompletedSnapshot> stored = new ArrayList<>();
        SnapshotDirectory disk = new SnapshotDirectory(directory);
        SnapshotStorage storage = new SnapshotStorage() {
            @Override
            public void store(CompletedSnapshot snapshot) throws IOException {
                stored.add(snapshot);
                disk.store(snapshot);
            }

            @Override
            public void retain(int newest) {
                disk.retain(newest);
            }
        };
        SumsJob.Outcome outcome =
                SumsJob.run(BACKEND, 2, SumsJob.at(150, new Script.Action.Cancel()), storage, null, results);
        assertThat(outcome.status()).isEqualTo(JobStatus.CANCELED);
        return stored;
    }

    @Test
    void aCheckpointAddsOnlyWhatTheOnesBeforeDoNotHave() {
        Map<Long, Long> added = new HashMap<>();
        Map<Long, Long> whole = new HashMap<>();
        SumsJob.trace(BACKEND).forEach(traced -> {
            if (traced.event() instanceof TraceEvent.SnapshotTaken taken) {
                added.merge(taken.checkpoint(), taken.bytes(), Long::sum);
            } else if (traced.event() instanceof TraceEvent.CheckpointCompleted completed) {
                whole.put(completed.checkpoint(), completed.bytes());
            }
        });
        assertThat(whole).hasSizeGreaterThan(4);
        assertThat(added).containsEntry(1L, Objects.requireNonNull(whole.get(1L)));
        assertThat(whole.keySet().stream().filter(each -> added.getOrDefault(each, 0L) < whole.getOrDefault(each, 0L)))
                .as("added %s of %s", added, whole)
                .hasSizeGreaterThan(2);
    }

    @Test
    void aSavepointHoldsNoFiles() {
        List<CompletedSnapshot> stored = new ArrayList<>();
        SumsJob.run(BACKEND, 2, SumsJob.at(90, new Script.Action.Stop()), stored::add, null, new ResultStore());
        for (CompletedSnapshot snapshot : stored) {
            boolean files = snapshot.operators().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(subtask -> subtask.files() != null);
            assertThat(files).isEqualTo(snapshot.kind() == SnapshotKind.CHECKPOINT);
        }
        assertThat(stored).hasSizeGreaterThan(2);
    }

    @Test
    void whatIsOnTheDiskIsResumedByEitherBackendAtAnyParallelism() throws IOException {
        for (String backend : List.of("hashmap", "rocksdb", BACKEND)) {
            for (int parallelism : List.of(1, 2, 3)) {
                Path directory = root.resolve(backend + parallelism);
                ResultStore results = new ResultStore();
                cancelled(directory, results);
                CompletedSnapshot newest = SnapshotDirectory.newest(directory).snapshot();
                List<String> rows = SumsJob.run(
                                backend, parallelism, Script.NONE, SnapshotStorage.NONE, newest, results)
                        .rows();
                // What the checkpoint had pre-committed is committed once more, in the name of the new job.
                assertThat(new TreeSet<>(rows))
                        .as("%s, parallelism %d", backend, parallelism)
                        .isEqualTo(new TreeSet<>(SumsJob.undisturbed()));
                assertThat(SnapshotTree.lines(newest)).anyMatch(line -> line.contains("result: value; key=Integer"));
            }
        }
    }

    @Test
    void aSharedFileGoesWithTheLastCheckpointThatNeedsIt() throws IOException {
        List<CompletedSnapshot> stored = cancelled(root, new ResultStore());
        List<Path> kept = checkpoints();
        assertThat(stored).hasSizeGreaterThan(4);
        assertThat(kept).hasSize(3);
        Set<String> needed = new HashSet<>();
        for (Path checkpoint : kept) {
            SnapshotFolder.read(checkpoint);
            needed.addAll(shared(checkpoint));
        }
        assertThat(names(root.resolve("shared"))).containsExactlyInAnyOrderElementsOf(needed);
        new SnapshotDirectory(root).retain(1);
        assertThat(checkpoints()).hasSize(1);
        assertThat(names(root.resolve("shared")))
                .containsExactlyInAnyOrderElementsOf(shared(checkpoints().get(0)));
        SnapshotFolder.read(checkpoints().get(0));
    }

    @Test
    void aDamagedSharedFileIsRefusedByNameAndTheOneBeforeIsUsedThatDoesNotNeedIt() throws IOException {
        cancelled(root, new ResultStore());
        List<Path> kept = checkpoints();
        Path newest = kept.get(kept.size() - 1);
        Set<String> own = shared(newest);
        own.removeAll(shared(kept.get(kept.size() - 2)));
        assertThat(own).isNotEmpty();
        for (String name : own) {
            Path file = root.resolve("shared").resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at += 1 + bytes.length / 60) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << (at % 8));
                refused(newest, file, flipped);
                refused(newest, file, Arrays.copyOf(bytes, at));
            }
            Files.delete(file);
            assertRefused(newest, name);
            assertThat(SnapshotDirectory.newest(root).folder()).isEqualTo(kept.get(kept.size() - 2));
            Files.write(file, bytes);
            assertThat(SnapshotDirectory.newest(root).folder()).isEqualTo(newest);
        }
    }

    private static void refused(Path snapshot, Path file, byte[] damaged) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, damaged);
        assertRefused(snapshot, String.valueOf(file.getFileName()));
        Files.write(file, whole);
    }

    private static void assertRefused(Path snapshot, String file) {
        assertThatThrownBy(() -> SnapshotFolder.read(snapshot))
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContaining(String.valueOf(snapshot))
                .hasMessageContaining("shared/" + file);
    }

    /** A damaged file is written again by the next checkpoint that holds it, from what the running job has. */
    @Test
    void whatIsDamagedIsMendedByWhoeverStillHasIt() throws IOException {
        List<CompletedSnapshot> stored = cancelled(root, new ResultStore());
        CompletedSnapshot last = stored.get(stored.size() - 1);
        for (String name : names(root.resolve("shared"))) {
            Files.write(root.resolve("shared").resolve(name), new byte[] {1});
        }
        SnapshotFolder.write(last, root.resolve("chk-1000"));
        assertThat(SnapshotFolder.read(root.resolve("chk-1000")).bytes()).isEqualTo(last.bytes());
    }

    @Test
    void aSnapshotWithoutFilesIsTheSameAsOneThatNeverHadAny() {
        List<CompletedSnapshot> files = new ArrayList<>();
        List<CompletedSnapshot> entries = new ArrayList<>();
        SumsJob.run(BACKEND, 2, Script.NONE, files::add, null, new ResultStore());
        SumsJob.run("hashmap", 2, Script.NONE, entries::add, null, new ResultStore());
        assertThat(files).hasSameSizeAs(entries);
        for (int i = 0; i < files.size(); i++) {
            List<OperatorSnapshot> read = Objects.requireNonNull(
                            files.get(i).operators().get("sums"))
                    .stream()
                    .map(OperatorSnapshot::withoutFiles)
                    .toList();
            assertThat(read)
                    .usingRecursiveComparison()
                    .isEqualTo(entries.get(i).operators().get("sums"));
        }
    }

    private static final class Before {
        record Place(String name) {}
    }

    private static final class After {
        record Place(int floor, String name) {}
    }

    @Test
    void aRecordThatHasGrownIsReadFromFiles() throws Exception {
        try (RocksStore rocks = new RocksStore()) {
            KeyedStateTables old = new KeyedStateTables(new Surroundings(rocks, true), Types.STRING, null);
            old.keys().set("k");
            old.maps("places", Namespace.NONE, Types.MAP(Types.LONG, TypeInformation.of(Before.Place.class)))
                    .putEntry(Namespace.Whole.KEY, 1L, new Before.Place("here"));
            old.lists("untouched", Namespace.NONE, Types.LIST(Types.STRING)).append(Namespace.Whole.KEY, "element");
            OperatorSnapshot files = old.snapshot();
            assertThat(files.files()).isNotNull();
            KeyedStateTables grown = new KeyedStateTables(new Surroundings(rocks, true), Types.STRING, files);
            grown.keys().set("k");
            KeyedMaps<Namespace.Whole, Long, After.Place> places =
                    grown.maps("places", Namespace.NONE, Types.MAP(Types.LONG, TypeInformation.of(After.Place.class)));
            assertThat(places.getEntry(Namespace.Whole.KEY, 1L)).isEqualTo(new After.Place(0, "here"));
            // Passed on by who did not ask for it, too.
            KeyedStateTables last = new KeyedStateTables(new Surroundings(null, true), Types.STRING, grown.snapshot());
            last.keys().set("k");
            assertThat(last.lists("untouched", Namespace.NONE, Types.LIST(Types.STRING))
                            .get(Namespace.Whole.KEY))
                    .containsExactly("element");
        }
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(each -> String.valueOf(each.getFileName()).startsWith("chk-"))
                    .sorted((a, b) -> Long.compare(number(a), number(b)))
                    .toList();
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(String.valueOf(checkpoint.getFileName()).substring("chk-".length()));
    }

    private static Set<String> shared(Path checkpoint) throws IOException {
        Set<String> names = new HashSet<>();
        SnapshotFolder.manifest(checkpoint, Disk.REAL)
                .operators()
                .forEach(operator -> operator.sharedFiles().forEach(sha256 -> names.add(sha256 + ".sst")));
        return names;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
        }
    }
}
