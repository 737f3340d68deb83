package dev.millrace.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that run jobs, each with an engine process of its own. */
final class EngineCommandsTest {
    private static final Path DEPARTURES = Path.of("../lessons/units/20-faults/10-a-task-dies/job.jsh");
    private static final Path EXERCISE = Path.of("../exercises/count-departures");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"simulation", "threads"})
    void runPrintsTheResultsOfAJob(String scheduler) throws Exception {
        Cli cli = Cli.of("run", DEPARTURES, "--on", scheduler, "--json");
        assertThat(cli.code()).as(cli.err()).isZero();
        JsonNode rows = new ObjectMapper().readTree(cli.out()).at("/results/departures");
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.asText()));
        assertThat(texts)
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(DEPARTURES.resolveSibling("departures.txt")));
    }

    @Test
    void aStoppedJobIsResumedFromDiskAndItsStateIsReadWithoutIt() throws Exception {
        Path kept = folder.resolve("kept");
        Cli stopped = Cli.of("run", DEPARTURES, "--checkpoints", kept, "--stop-at", 20_000);
        assertThat(stopped.code()).as(stopped.err()).isZero();
        Cli resumed = Cli.of("run", DEPARTURES, "--from", kept);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        TreeSet<String> rows = new TreeSet<>(stopped.out().lines().toList());
        assertThat(rows).isNotEmpty();
        resumed.out().lines().forEach(rows::add);
        assertThat(rows)
                .isEqualTo(new TreeSet<>(Files.readAllLines(DEPARTURES.resolveSibling("departures.txt")).stream()
                        .map(row -> "departures: " + row)
                        .toList()));
        Cli tree = Cli.of("snapshot", kept);
        assertThat(tree.code()).as(tree.err()).isZero();
        assertThat(tree.out()).contains("count-per-airport (parallelism 1", "window-contents", "key group");
    }

    @Test
    void aCancelledJobIsResumedFromACheckpointThatItRetained() throws Exception {
        Path kept = folder.resolve("kept");
        Cli cancelled = Cli.of("run", DEPARTURES, "--checkpoints", kept, "--cancel-at", 20_000);
        assertThat(cancelled.code()).as(cancelled.err()).isZero();
        String uid = ".uid(\"count-per-airport\")";
        Path job = Files.writeString(
                folder.resolve("wider.jsh"), Files.readString(DEPARTURES).replace(uid, uid + ".setParallelism(3)"));
        Cli resumed = Cli.of("run", job, "--from", kept);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        TreeSet<String> rows = new TreeSet<>(cancelled.out().lines().toList());
        assertThat(rows).isNotEmpty();
        resumed.out().lines().forEach(rows::add);
        assertThat(rows).hasSameSizeAs(Files.readAllLines(DEPARTURES.resolveSibling("departures.txt")));
        assertThat(Cli.of("run", DEPARTURES, "--cancel-at", 5, "--stop-at", 5, "--checkpoints", kept.resolve("x"))
                        .err())
                .contains("--cancel-at is another end");
    }

    @Test
    void aJobThatGoesOnFromAnOlderCheckpointLeavesTheNewerOnesAlone() throws Exception {
        Path kept = folder.resolve("kept");
        Cli first = Cli.of("run", DEPARTURES, "--checkpoints", kept, "--cancel-at", 12_500);
        assertThat(first.code()).as(first.err()).isZero();
        Map<String, String> before = seals(kept);
        assertThat(before).containsKeys("chk-4", "chk-12").doesNotContainKey("chk-13");
        Cli second =
                Cli.of("run", DEPARTURES, "--from", kept.resolve("chk-4"), "--checkpoints", kept, "--cancel-at", 3_500);
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(seals(kept))
                .containsAllEntriesOf(before)
                .containsKey("chk-13")
                .doesNotContainKey("chk-20");
        Cli third = Cli.of("run", DEPARTURES, "--from", kept, "--checkpoints", kept);
        assertThat(third.code()).as(third.err()).isZero();
        assertThat(Stream.of(first, second, third)
                        .flatMap(cli -> cli.out().lines())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Files.readAllLines(DEPARTURES.resolveSibling("departures.txt")).stream()
                                .map(row -> "departures: " + row)
                                .toList());
        Cli fresh = Cli.of("run", DEPARTURES, "--checkpoints", kept);
        assertThat(fresh.code()).isEqualTo(2);
        assertThat(fresh.err()).contains("is not an empty folder");
    }

    @Test
    void whatIsCommittedBetweenASavepointAndACancellationComesAgain() throws Exception {
        Path kept = folder.resolve("kept");
        Cli cancelled =
                Cli.of("run", DEPARTURES, "--checkpoints", kept, "--savepoint-at", 12_500, "--cancel-at", 20_000);
        assertThat(cancelled.code()).as(cancelled.err()).isZero();
        Path savepoint = kept.resolve(seals(kept).keySet().stream()
                .filter(name -> name.startsWith("savepoint-"))
                .findFirst()
                .orElseThrow());
        List<String> rows = new ArrayList<>(cancelled.out().lines().toList());
        Cli first = Cli.of("run", DEPARTURES, "--from", savepoint);
        Cli fork = Cli.of("run", DEPARTURES, "--from", savepoint);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(fork.out()).isEqualTo(first.out());
        first.out().lines().forEach(rows::add);
        List<String> all = Files.readAllLines(DEPARTURES.resolveSibling("departures.txt")).stream()
                .map(row -> "departures: " + row)
                .toList();
        assertThat(rows.stream().distinct()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(rows).hasSizeGreaterThan(all.size());
    }

    /** The checksum of each snapshot, by the name of its folder. */
    private static Map<String, String> seals(Path kept) throws IOException {
        Map<String, String> seals = new TreeMap<>();
        try (Stream<Path> folders = Files.list(kept)) {
            for (Path each : folders.toList()) {
                seals.put(each.getFileName().toString(), Files.readString(each.resolve("snapshot.sha256")));
            }
        }
        return seals;
    }

    @Test
    void aRunSaysWhereThereIsNothingToResumeFrom() {
        Cli empty = Cli.of("run", DEPARTURES, "--from", folder);
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("there is no snapshot in").doesNotContain("Exception");
        assertThat(Cli.of("run", DEPARTURES, "--stop-at", 5).code()).isEqualTo(2);
        assertThat(Cli.of("snapshot", folder.resolve("none")).code()).isEqualTo(2);
    }

    @Test
    void runSaysWhereAJobDoesNotCompile() throws Exception {
        Path job = Files.writeString(folder.resolve("bad.jsh"), "// fine\nint x = \"y\";\n");
        Cli cli = Cli.of("run", job);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).startsWith("bad.jsh:2:").doesNotContain("Exception");
    }

    @Test
    void runSaysThatAJobFailed() throws Exception {
        // Without checkpoints a job is not restarted.
        String failing = Files.readString(DEPARTURES)
                .replace("env.enableCheckpointing(1_000);", "")
                .replace("return count + 1", "return count / 0");
        Path job = Files.writeString(folder.resolve("failing.jsh"), failing);
        Cli cli = Cli.of("run", job);
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.err()).contains("/ by zero", "the job failed at 0:").doesNotContain("\tat ");
        JsonNode failure =
                new ObjectMapper().readTree(Cli.of("run", job, "--json").out()).path("failure");
        assertThat(failure.path("cause").asText()).contains("/ by zero");
        assertThat(failure.path("position").asLong()).isPositive();
    }

    @Test
    void runSaysThatAJobFailedOnRealThreads() throws Exception {
        Path job = Files.writeString(
                folder.resolve("failing.jsh"),
                "env.fromData(1, 0).map(number -> 1 / number).returns(Types.INT).sinkTo(Results.append(\"out\"));");
        Cli cli = Cli.of("run", job, "--on", "threads");
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.err())
                .contains("millrace: the job failed: ", "/ by zero")
                .doesNotContain("\tat ");
        JsonNode failure = new ObjectMapper()
                .readTree(Cli.of("run", job, "--on", "threads", "--json").out())
                .path("failure");
        assertThat(failure.path("cause").asText()).contains("/ by zero");
    }

    @Test
    void aResumedJobGoesOnWithACopyOfTheFilesThatItsSnapshotNames() throws Exception {
        String toFiles = Files.readString(DEPARTURES)
                .replace(
                        "Results.committed(\"departures\")",
                        "FileSink.forRowFormat(new Path(\"out\"), new SimpleStringEncoder<Departures>()).build()");
        assertThat(toFiles).contains("FileSink");
        Path job = Files.writeString(folder.resolve("to-files.jsh"), toFiles);
        Path kept = folder.resolve("kept");
        Cli stopped = Cli.of("run", job, "--checkpoints", kept, "--stop-at", 20_000);
        assertThat(stopped.code()).as(stopped.err()).isZero();
        List<String> all = Files.readAllLines(DEPARTURES.resolveSibling("departures.txt")).stream()
                .map(row -> "out: " + row.replace('(', '[').replace(')', ']'))
                .toList();
        for (Object[] more : new Object[][] {{}, {"--checkpoints", folder.resolve("further")}}) {
            List<Object> arguments = new ArrayList<>(List.of("run", job, "--from", kept));
            arguments.addAll(List.of(more));
            Cli resumed = Cli.of(arguments.toArray());
            assertThat(resumed.code()).as(resumed.err()).isZero();
            assertThat(resumed.out().lines()).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(folder.resolve("further-files")).isDirectoryContaining("glob:**out");
    }

    @Test
    void playPrintsTheTranscriptUpToAnInstant() throws Exception {
        Path trace = folder.resolve("whole.trace");
        Cli cli = Cli.of("play", "whose-clock", "--until", "fire(sum-per-second, key=temp)#1", "--trace", trace);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out().lines().reduce((first, last) -> last))
                .hasValueSatisfying(last -> assertThat(last).contains("temp"));
        assertThat(trace).exists();
        assertThat(Files.readAllLines(trace))
                .hasSizeGreaterThan((int) cli.out().lines().count());
    }

    @Test
    void playSaysThatAnInstantIsNeverReached() {
        Cli cli = Cli.of("play", "whose-clock", "--until", "fail(sum-per-second.0)");
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("the run never reaches fail(sum-per-second.0)");
    }

    @Test
    void replayComparesWithARecordedTrace() throws Exception {
        Path scenario = Files.copy(EXERCISE.resolve("scenario.yaml"), folder.resolve("mine.yaml"));
        Files.copy(EXERCISE.resolve("flights.csv"), folder.resolve("flights.csv"));
        Files.copy(EXERCISE.resolve("solution.jsh"), folder.resolve("start.jsh"));
        Path trace = folder.resolve("mine.trace");
        assertThat(Cli.of("replay", scenario, "--trace", trace).code()).isZero();
        assertThat(Cli.of("replay", scenario).code()).isZero();

        Files.writeString(scenario, Files.readString(scenario).replace("seed: 1", "seed: 2"));
        Cli other = Cli.of("replay", scenario);
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("the replay differs at event"));
    }

    @Test
    void checkPassesTheSolution() {
        Cli cli = Cli.of("check", "count-departures", EXERCISE.resolve("solution.jsh"));
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).startsWith("Passed: ");
    }

    @Test
    void checkShowsTheSmallestFailureAndSavesItForReplay() {
        Path saved = folder.resolve("smallest.yaml");
        Path program = EXERCISE.resolve("wrong/01-member-variable.jsh");
        Cli cli = Cli.of("check", "count-departures", program, "--save", saved);
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.out()).contains("check: exactly-once", "kill: ", "first difference: ", "expected:", "got:");
        assertThat(cli.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("fails exactly-once"));

        Cli replay = Cli.of("replay", saved);
        assertThat(replay.code()).as(replay.err()).isZero();
    }

    @Test
    void lintSaysWhatIsWrongWithAnotherFolder() throws Exception {
        Files.copy(EXERCISE.resolve("scenario.yaml"), folder.resolve("scenario.yaml"));
        Files.copy(EXERCISE.resolve("flights.csv"), folder.resolve("flights.csv"));
        Files.copy(EXERCISE.resolve("start.jsh"), folder.resolve("start.jsh"));
        assertThat(Cli.of("lint", folder)).isEqualTo(new Cli(0, "Nothing to say about 1 folder.\n", ""));

        Files.writeString(
                folder.resolve("scenario.yaml"),
                Files.readString(EXERCISE.resolve("scenario.yaml"))
                        + "claims: [{says: Nothing comes out., that: count(results(departures)) == 0}]\n");
        Cli cli = Cli.of("lint", folder);
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.out()).contains("the run does not bear out 'Nothing comes out.'", "24 against 0");
        assertThat(cli.err()).contains("1 problem under");
    }
}
