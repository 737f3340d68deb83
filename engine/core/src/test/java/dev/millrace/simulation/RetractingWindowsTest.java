package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.functions.Change;
import dev.millrace.functions.RetractingWindowFunction;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.types.RowKind;
import dev.millrace.types.Types;
import dev.millrace.windowing.CountTrigger;
import dev.millrace.windowing.GlobalWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows that fire early and take back what they said, across a failure. */
class RetractingWindowsTest {
    private static final int RECORDS = 80;

    private final TracedJob job = new TracedJob();

    /** Counts, and says so with every fifth record. */
    private void counting() {
        job.env.enableCheckpointing(20);
        job.env
                .fromData(IntStream.range(0, RECORDS).boxed().toList())
                .map(number -> 1)
                .returns(Types.INT)
                .keyBy(one -> one)
                .window(GlobalWindows.create())
                .trigger(CountTrigger.of(5))
                .reduce(Integer::sum, new RetractingWindowFunction<>(Types.INT))
                .uid("counts")
                .map(change -> change.kind().shortString() + change.row())
                .sinkTo(Results.committed("out"));
    }

    private static List<String> saidAndTakenBack() {
        List<String> changes = new ArrayList<>(List.of("+I5"));
        for (int count = 10; count <= RECORDS; count += 5) {
            changes.add("-U" + (count - 5));
            changes.add("+U" + count);
        }
        return changes;
    }

    @Test
    void takeBackWhatTheySaidBeforeAFailureToo() {
        counting();
        Script killed = new Script(List.of(new Script.Entry(
                new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill("counts.0"))));
        assertThat(job.run(World.of(7), killed)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactlyElementsOf(saidAndTakenBack());
    }

    @Test
    void doTheSameOnThreads() throws InterruptedException {
        counting();
        assertThat(job.runOnThreads()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactlyElementsOf(saidAndTakenBack());
    }

    @Test
    void sayNothingWhenNothingHasChanged() {
        job.env
                .fromData(3, 1, 2, 7)
                .keyBy(number -> "all")
                .window(GlobalWindows.create())
                .trigger(CountTrigger.of(1))
                .reduce(Integer::max, new RetractingWindowFunction<>(Types.INT))
                .map(change -> signed(change))
                .sinkTo(Results.append("out"));
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactly("3", "-3", "7");
    }

    private static int signed(Change<Integer> change) {
        return change.kind() == RowKind.UPDATE_BEFORE ? -change.row() : change.row();
    }
}
