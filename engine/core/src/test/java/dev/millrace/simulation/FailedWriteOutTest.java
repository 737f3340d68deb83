package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.RestartSettings;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.Script.Action;
import dev.millrace.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Snapshots that cannot be written count as Flink's {@code tolerableCheckpointFailureNumber} says. */
class FailedWriteOutTest {
    private static final List<String> EXPECTED = BatchCount.of(DeparturesJob.lines());

    private static JobGraph tolerating(int failures, RestartSettings restart) {
        return DeparturesRun.restarting(
                DeparturesRun.graph(old -> new CheckpointSettings(
                        old.interval(),
                        true,
                        old.timeout(),
                        0,
                        1,
                        failures,
                        old.protocol(),
                        old.overtakeAfter(),
                        false,
                        old.retained(),
                        old.retention())),
                restart);
    }

    /** The window's snapshots for these checkpoints cannot be written. */
    private static Script.Entry[] failing(long... checkpoints) {
        return LongStream.of(checkpoints)
                .mapToObj(checkpoint -> DeparturesRun.at(
                        "trigger(checkpoint=" + checkpoint + ")", new Action.FailWriteOut("count-per-airport.1")))
                .toArray(Script.Entry[]::new);
    }

    @Test
    void eachCheckpointMayBeTheOneThatFails() {
        JobGraph graph = tolerating(0, new RestartSettings.FixedDelay(1, 10));
        long checkpoints =
                DeparturesRun.of(graph).of(TraceEvent.CheckpointCompleted.class).size();
        assertThat(checkpoints).isGreaterThan(10);
        for (long checkpoint = 1; checkpoint <= checkpoints; checkpoint++) {
            DeparturesRun run = DeparturesRun.of(graph, failing(checkpoint));
            assertThat(run.result().status()).isEqualTo(JobStatus.FINISHED);
            assertThat(run.committed()).as("checkpoint %d failed", checkpoint).isEqualTo(EXPECTED);
            assertThat(run.of(TraceEvent.JobRestarting.class)).hasSize(1);
            assertNothingOfAborted(run);
        }
    }

    /** What was given up never completes, and everybody who runs is told. */
    private static void assertNothingOfAborted(DeparturesRun run) {
        List<Long> aborted = new ArrayList<>();
        for (TraceEvent.CheckpointAborted each : run.of(TraceEvent.CheckpointAborted.class)) {
            assertThat(each.reason()).isNotEmpty();
            aborted.add(each.checkpoint());
        }
        assertThat(aborted).isNotEmpty();
        assertThat(run.of(TraceEvent.CheckpointCompleted.class))
                .noneMatch(completed -> aborted.contains(completed.checkpoint()));
        assertThat(run.of(TraceEvent.CompletionReceived.class))
                .noneMatch(received -> aborted.contains(received.checkpoint()));
    }

    @Test
    void asManyInARowAsAreToleratedDoNoHarm() {
        for (int tolerated = 1; tolerated <= 3; tolerated++) {
            JobGraph graph = tolerating(tolerated, new RestartSettings.FixedDelay(1, 10));
            long[] inARow = LongStream.rangeClosed(3, 2 + tolerated).toArray();
            DeparturesRun run = DeparturesRun.of(graph, failing(inARow));
            assertThat(run.of(TraceEvent.JobRestarting.class)).isEmpty();
            assertThat(run.of(TraceEvent.CheckpointAborted.class)).hasSize(tolerated);
            assertThat(run.committed()).isEqualTo(EXPECTED);
            DeparturesRun oneMore = DeparturesRun.of(
                    graph, failing(LongStream.rangeClosed(3, 3 + tolerated).toArray()));
            assertThat(oneMore.of(TraceEvent.JobRestarting.class)).hasSize(1);
            assertThat(oneMore.committed()).isEqualTo(EXPECTED);
        }
    }

    @Test
    void oneThatCompletesInBetweenStartsTheCountAnew() {
        JobGraph graph = tolerating(1, new RestartSettings.None());
        DeparturesRun run = DeparturesRun.of(graph, failing(2, 4, 6, 8));
        assertThat(run.result().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(run.committed()).isEqualTo(EXPECTED);
    }

    @Test
    void oneTooManyFailsAJobThatDoesNotRestart() {
        DeparturesRun run = DeparturesRun.of(tolerating(1, new RestartSettings.None()), failing(2, 3));
        assertThat(run.result().status()).isEqualTo(JobStatus.FAILED);
        assertThat(run.of(TraceEvent.JobFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause()).contains("tolerable"));
        assertThat(run.committed()).isSubsetOf(EXPECTED);
    }
}
