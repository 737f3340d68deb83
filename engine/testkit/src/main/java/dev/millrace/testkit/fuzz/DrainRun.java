package dev.millrace.testkit.fuzz;

import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.Simulation;
import dev.millrace.storage.RocksStore;
import dev.millrace.testkit.fuzz.job.JobGraphs;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.reference.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Drains the job of a case while it runs: it has to come to the rows of a job over what its sources had read by then. */
final class DrainRun {
    private static final long DRAINS = 0x64726169;
    private static final int STEPS = 300;

    private DrainRun() {}

    /** Of the jobs that count each record once, some. */
    static boolean isDueTo(FuzzCase fuzzed) {
        boolean exact = !fuzzed.plan().late() && !fuzzed.mayCountTwice();
        return exact && fuzzed.disk() == null && draws(fuzzed).nextInt(8) == 0;
    }

    private static SplittableRandom draws(FuzzCase fuzzed) {
        return new SplittableRandom(fuzzed.seed() ^ DRAINS);
    }

    /** What is wrong with the rows, in one sentence; null for nothing. */
    static @Nullable String problem(FuzzCase fuzzed) {
        int step = 1 + draws(fuzzed).nextInt(STEPS);
        List<Script.Entry> faults = new ArrayList<>(fuzzed.withoutSwaps());
        faults.add(new Script.Entry(new Script.At.Step(step), new Script.Action.Drain()));
        String problem = problem(fuzzed, new Script(faults));
        return problem == null ? null : "drained after step " + step + ", " + problem;
    }

    private static @Nullable String problem(FuzzCase fuzzed, Script script) {
        JobPlan plan = fuzzed.plan();
        RowsRead read = new RowsRead(plan.sources());
        try (Readers readers = new Readers();
                RocksStore states = new RocksStore()) {
            JobStatus status = new Simulation(
                            Map.of(FuzzCase.job(0), JobGraphs.of(plan, 0)),
                            FuzzCase.job(0),
                            fuzzed.world(),
                            script,
                            readers.external(CaseRun.streams(plan), SnapshotStorage.NONE, states),
                            read)
                    .run()
                    .status();
            return status == JobStatus.STOPPED || status == JobStatus.FINISHED
                    ? new Expectation(Reference.results(plan.withSources(read.sources())), false, false, false)
                            .difference(readers)
                    : "the job is " + status;
        } catch (IOException unreadable) {
            return "the files cannot be read: " + unreadable;
        }
    }
}
