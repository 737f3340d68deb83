package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobMaster;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.trace.SnapshotKind;
import dev.millrace.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of a job that runs, from outside and without a script. What is asked first is heard when the job has been deployed. */
class AskedTest {
    private final TracedJob job = new TracedJob();
    private final List<Long> numbers = new ArrayList<>();

    private JobStatus run(Consumer<JobMaster> asked) {
        job.env
                .fromData(IntStream.range(0, 100).boxed().toList())
                .uid("numbers")
                .sinkTo(Results.committed("rows"))
                .uid("rows");
        Simulation simulation = new Simulation(
                Map.of("job", job.env.getJobGraph("job")),
                "job",
                World.of(3),
                Script.NONE,
                new External(new StreamLibrary(Map.of()), new ResultStore()),
                job.trace::add);
        simulation.ask(asked);
        return simulation.run().status();
    }

    private List<SnapshotKind> completed() {
        return job.events(TraceEvent.CheckpointCompleted.class)
                .map(TraceEvent.CheckpointCompleted::kind)
                .toList();
    }

    @Test
    void aSavepointIsTakenAndHasANumber() {
        assertThat(run(master -> numbers.add(master.savepoint()))).isEqualTo(JobStatus.FINISHED);
        assertThat(numbers).containsExactly(1L);
        assertThat(completed()).containsExactly(SnapshotKind.SAVEPOINT);
    }

    @Test
    void aCheckpointIsTakenBeforeItsTimeAndTheNextWhenThereIsRoom() {
        job.env.enableCheckpointing(60_000);
        run(master -> {
            master.checkpoint(numbers::add);
            master.checkpoint(numbers::add);
            assertThat(numbers).containsExactly(1L);
        });
        assertThat(numbers).containsExactly(1L, 2L);
        assertThat(completed())
                .containsExactly(SnapshotKind.CHECKPOINT, SnapshotKind.CHECKPOINT, SnapshotKind.FINAL_CHECKPOINT);
        assertThat(job.events(TraceEvent.CheckpointAborted.class)).isEmpty();
    }

    @Test
    void aCheckpointWaitsForASavepointAndASavepointForNobody() {
        job.env.enableCheckpointing(60_000);
        run(master -> {
            numbers.add(master.savepoint());
            master.checkpoint(numbers::add);
            numbers.add(master.savepoint());
        });
        assertThat(numbers).containsExactly(1L, 2L, 3L);
        assertThat(completed())
                .containsExactly(
                        SnapshotKind.SAVEPOINT,
                        SnapshotKind.SAVEPOINT,
                        SnapshotKind.CHECKPOINT,
                        SnapshotKind.FINAL_CHECKPOINT);
    }

    @Test
    void aCheckpointThatWaitsIsToldThatThereWillBeNone() {
        job.env.enableCheckpointing(60_000);
        run(master -> {
            master.checkpoint(numbers::add);
            master.checkpoint(numbers::add);
            master.cancel();
        });
        assertThat(numbers).containsExactly(1L, -1L);
    }

    @Test
    void aJobWithoutCheckpointsTakesNone() {
        run(master -> master.checkpoint(numbers::add));
        assertThat(numbers).containsExactly(-1L);
    }

    @Test
    void aJobIsStoppedOnce() {
        List<Boolean> stops = new ArrayList<>();
        JobStatus status = run(master -> {
            stops.add(master.drain());
            stops.add(master.stop());
        });
        assertThat(status).isEqualTo(JobStatus.STOPPED);
        assertThat(stops).containsExactly(true, false);
    }

    @Test
    void aJobIsCancelled() {
        assertThat(run(JobMaster::cancel)).isEqualTo(JobStatus.CANCELED);
    }
}
