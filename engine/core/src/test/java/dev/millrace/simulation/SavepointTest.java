package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.OperatorNode;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Savepoints, stopping, and resuming with changed code: no departure is lost or counted twice. */
class SavepointTest {
    private static final StreamLibrary STREAMS = DeparturesJob.streams();
    private static final List<String> EXPECTED = BatchCount.of(DeparturesJob.lines());

    @Test
    void changedCodeResumesWithTheStateOfTheOldAtAnyInstant() {
        for (long step = 10; step < 13_000; step += 431) {
            ResultStore results = new ResultStore();
            List<Traced> trace = run(swapAt(step), upgraded(), results, JobStatus.FINISHED);
            assertThat(CommittedRows.of(results)).as("swap after step %d", step).isEqualTo(EXPECTED);
            assertThat(of(trace, TraceEvent.JobStopped.class)).hasSize(1);
            assertThat(of(trace, TraceEvent.JobStarted.class)).hasSize(2);
        }
    }

    @Test
    void aKillWhileTheSavepointIsUnderWayOnlyDelaysIt() {
        for (int distance = 1; distance < 120; distance += 7) {
            ResultStore results = new ResultStore();
            List<Script.Entry> entries = new ArrayList<>(swapAt(9_000).entries());
            entries.add(new Script.Entry(
                    new Script.At.Step(9_000 + distance), new Script.Action.Kill("count-per-airport.1")));
            List<Traced> trace = run(new Script(entries), upgraded(), results, JobStatus.FINISHED);
            assertThat(CommittedRows.of(results))
                    .as("kill %d steps later", distance)
                    .isEqualTo(EXPECTED);
            assertThat(of(trace, TraceEvent.JobStarted.class)).hasSize(2);
        }
    }

    @Test
    void aSavepointOfARunningJobCommitsNothingAndIsNotRecoveredFrom() {
        Script script = new Script(List.of(
                new Script.Entry(new Script.At.Step(9_000), new Script.Action.Savepoint()),
                new Script.Entry(new Script.At.Selected("savepoint"), new Script.Action.Savepoint())));
        List<Traced> trace = run(script, upgraded(), new ResultStore(), JobStatus.FINISHED);
        Set<Long> savepoints = of(trace, TraceEvent.CheckpointCompleted.class).stream()
                .filter(done -> done.kind() == SnapshotKind.SAVEPOINT)
                .map(TraceEvent.CheckpointCompleted::checkpoint)
                .collect(Collectors.toSet());
        assertThat(savepoints).hasSize(2);
        TraceEvent before = null;
        for (Traced traced : trace) {
            if (traced.event() instanceof TraceEvent.ResultCommitted) {
                assertThat(before).isNotNull();
            }
            if (traced.event() instanceof TraceEvent.CompletionReceived received) {
                before = savepoints.contains(received.checkpoint()) ? null : received;
            }
        }
    }

    @Test
    void aFailureGoesBackToTheCheckpointBeforeASavepoint() {
        Script.Entry savepoint = new Script.Entry(new Script.At.Step(9_000), new Script.Action.Savepoint());
        long number = of(
                        run(new Script(List.of(savepoint)), upgraded(), new ResultStore(), JobStatus.FINISHED),
                        TraceEvent.CheckpointTriggered.class)
                .stream()
                .filter(triggered -> triggered.kind() == SnapshotKind.SAVEPOINT)
                .findFirst()
                .orElseThrow()
                .checkpoint();
        Script killed = new Script(List.of(
                savepoint,
                new Script.Entry(
                        new Script.At.Selected("complete(checkpoint=" + number + ")"),
                        new Script.Action.Kill("count-per-airport.1"))));
        ResultStore results = new ResultStore();
        List<Traced> trace = run(killed, upgraded(), results, JobStatus.FINISHED);
        assertThat(of(trace, TraceEvent.StateRestored.class))
                .isNotEmpty()
                .allMatch(restored -> restored.checkpoint() == number - 1);
        assertThat(CommittedRows.of(results)).isEqualTo(EXPECTED);
    }

    @Test
    void stateThatNobodyTakesIsDroppedWhereThatIsAllowed() {
        ResultStore results = new ResultStore();
        Script swap = new Script(
                List.of(new Script.Entry(new Script.At.Step(9_000), new Script.Action.Swap("upgraded", true))));
        List<Traced> trace = run(swap, DeparturesJob.graph("count-by-airport"), results, JobStatus.FINISHED);
        // The windows that were open begin again with nothing: flights are missing, and nobody has said so.
        assertThat(of(trace, TraceEvent.TaskFailed.class)).isEmpty();
        assertThat(departures(CommittedRows.of(results))).isPositive().isLessThan(departures(EXPECTED));
    }

    private static long departures(List<String> rows) {
        return rows.stream()
                .mapToLong(row -> Long.parseLong(row.substring(row.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void anotherNumberOfKeyGroupsIsRefused() {
        StreamExecutionEnvironment other = DeparturesJob.environment("count-per-airport");
        other.setMaxParallelism(64);
        List<Traced> trace =
                run(swapAt(9_000), other.getJobGraph(DeparturesJob.NAME), new ResultStore(), JobStatus.FAILED);
        assertThat(of(trace, TraceEvent.JobFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause())
                        .contains("is cut into 128 key groups", "max parallelism is now 64", "set it back to 128"));
    }

    @Test
    void aNumberOfKeyGroupsThatTheJobLeavesOpenIsThatOfTheState() {
        StreamExecutionEnvironment first = DeparturesJob.environment("count-per-airport");
        first.setMaxParallelism(64);
        ResultStore results = new ResultStore();
        List<Traced> trace = run(
                DeparturesJob.world(),
                first.getJobGraph(DeparturesJob.NAME),
                upgraded(),
                swapAt(9_000),
                results,
                JobStatus.FINISHED);
        assertThat(of(trace, TraceEvent.VertexDeclared.class)).allMatch(vertex -> vertex.maxParallelism() == 64);
        assertThat(CommittedRows.of(results)).isEqualTo(EXPECTED);
    }

    @Test
    void moreSubtasksThanTheStateHasKeyGroupsAreRefused() {
        StreamExecutionEnvironment first = DeparturesJob.environment("count-per-airport");
        first.setMaxParallelism(1);
        StreamExecutionEnvironment second = DeparturesJob.environment("count-per-airport");
        JobGraph wide = second.getJobGraph(DeparturesJob.NAME);
        List<OperatorNode> nodes = wide.nodes().stream()
                .map(node -> node.label().equals("count-per-airport") ? node.withParallelism(2) : node)
                .toList();
        List<Traced> trace = run(
                World.of(42),
                first.getJobGraph(DeparturesJob.NAME),
                new JobGraph(wide.name(), nodes, wide.edges(), wide.settings(), wide.classLoader()),
                swapAt(9_000),
                new ResultStore(),
                JobStatus.FAILED);
        assertThat(of(trace, TraceEvent.JobFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause())
                        .contains("is cut into 1 key groups", "parallelism is now 2", "lower it to 1 or less"));
    }

    @Test
    void stateThatNobodyTakesIsRefusedWithTheUidsOfBothSides() {
        List<Traced> trace =
                run(swapAt(9_000), DeparturesJob.graph("count-by-airport"), new ResultStore(), JobStatus.FAILED);
        assertThat(of(trace, TraceEvent.JobFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause())
                        .contains("'count-per-airport'", "nearest: count-by-airport", "allowNonRestoredState"));
    }

    private static JobGraph upgraded() {
        return DeparturesJob.graph("count-per-airport");
    }

    private static Script swapAt(long step) {
        return new Script(
                List.of(new Script.Entry(new Script.At.Step(step), new Script.Action.Swap("upgraded", false))));
    }

    private static List<Traced> run(Script script, JobGraph upgraded, ResultStore results, JobStatus expected) {
        return run(DeparturesJob.world(), DeparturesJob.graph(), upgraded, script, results, expected);
    }

    private static List<Traced> run(
            World world, JobGraph first, JobGraph upgraded, Script script, ResultStore results, JobStatus expected) {
        List<Traced> trace = new ArrayList<>();
        Simulation.Result result = new Simulation(
                        Map.of(DeparturesJob.NAME, first, "upgraded", upgraded),
                        DeparturesJob.NAME,
                        world,
                        script,
                        new External(STREAMS, results),
                        trace::add)
                .run();
        assertThat(result.status()).isEqualTo(expected);
        return trace;
    }

    private static <E extends TraceEvent> List<E> of(List<Traced> trace, Class<E> type) {
        return trace.stream()
                .map(Traced::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
