package dev.millrace.testkit.fuzz;

import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.Script;
import dev.millrace.state.ByteStore;
import dev.millrace.testkit.fuzz.job.JobGraphs;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.Step;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the job of a case in batch execution, where it has to come to the same rows: what it says on the way aside, of which there is none. */
final class BatchRun {
    private static final String NAME = "batch";

    private BatchRun() {}

    /** Whether the job says nothing but final results, which the order of the records does not change, and ends without a loop's wait. */
    static boolean isDueTo(JobPlan plan) {
        return !plan.late() && plan.steps().stream().allMatch(BatchRun::saysFinalResults);
    }

    private static boolean saysFinalResults(Step step) {
        if (step instanceof Step.Windowed window) {
            return !window.shape().counts()
                    && window.firing().compareTo(Step.Firing.PURGING_END) <= 0
                    && window.evicting() != Step.Evicting.BUT_LAST_THREE;
        } else if (step instanceof Step.AllWindowed window) {
            return !window.shape().counts();
        }
        return !(step instanceof Step.Rolling || step instanceof Step.Counted || step instanceof Step.Looped);
    }

    /** What is wrong with the rows, in one sentence; null for nothing. */
    static @Nullable String problem(FuzzCase fuzzed, CaseRun.Engine engine, Map<String, List<String>> expected) {
        try (Readers readers = new Readers()) {
            JobStatus status = engine.simulation(
                            Map.of(NAME, JobGraphs.inBatch(fuzzed.plan())),
                            NAME,
                            fuzzed.world(),
                            Script.NONE,
                            readers.external(CaseRun.streams(fuzzed.plan()), SnapshotStorage.NONE, ByteStore.NONE))
                    .run()
                    .status();
            String difference = status == JobStatus.FINISHED
                    ? new Expectation(expected, false, false, false).difference(readers)
                    : "the job is " + status;
            return difference == null ? null : "in batch execution, " + difference;
        } catch (IOException unreadable) {
            return "in batch execution, the files cannot be read: " + unreadable;
        }
    }
}
