package dev.millrace.testkit.fuzz;

import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.Simulation;
import dev.millrace.state.ByteStore;
import dev.millrace.storage.Disk;
import dev.millrace.storage.SnapshotDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a case in one process after the other: where the machine goes down, the next one resumes from what its disk has. */
final class Processes {
    private static final Path KEPT = Path.of("/snapshots/job");

    private final FuzzCase fuzzed;
    private final CaseRun.Engine engine;
    private final Map<String, JobGraph> jobs;
    private final StreamLibrary streams;
    private final Readers readers;
    private final ByteStore states;
    private final @Nullable FaultyDisk faulty;
    private final Disk disk;

    Processes(
            FuzzCase fuzzed,
            CaseRun.Engine engine,
            Map<String, JobGraph> jobs,
            StreamLibrary streams,
            Readers readers,
            ByteStore states) {
        this.fuzzed = fuzzed;
        this.engine = engine;
        this.jobs = jobs;
        this.streams = streams;
        this.readers = readers;
        this.states = states;
        DiskFaults faults = fuzzed.disk();
        this.faulty = faults == null ? null : new FaultyDisk(faults, fuzzed.seed());
        this.disk = faulty == null ? Disk.REAL : engine.disk(faulty);
    }

    /** Runs until a process comes to its end; what is wrong, in one sentence, or null for nothing. */
    @Nullable
    String problem() {
        if (faulty == null) {
            return end(simulation(FuzzCase.job(0), fuzzed.faults(), SnapshotStorage.NONE));
        }
        SnapshotStorage storage = new SnapshotDirectory(KEPT, disk);
        String problem = null;
        Simulation next = simulation(FuzzCase.job(0), fuzzed.faults(), storage);
        while (problem == null) {
            try {
                return end(next);
            } catch (FaultyDisk.PowerFailure failure) {
                faulty.restart();
                next = simulation(FuzzCase.job(fuzzed.plan().resumed()), fuzzed.withoutSwaps(), storage);
                problem = resume(next);
            }
        }
        return problem;
    }

    private Simulation simulation(String first, List<Script.Entry> faults, SnapshotStorage storage) {
        return engine.simulation(
                jobs, first, fuzzed.world(), new Script(faults), readers.external(streams, storage, states));
    }

    /** Has the simulation start from the newest whole snapshot; what is wrong with those on the disk. */
    private @Nullable String resume(Simulation simulation) {
        DiskFaults faults = fuzzed.disk();
        if (!disk.isFolder(KEPT)) {
            return null;
        }
        try {
            SnapshotDirectory.Found found = SnapshotDirectory.newest(KEPT, disk);
            simulation.startFrom(found.snapshot(), false);
            boolean damages = faults != null && faults.forgetful();
            return damages || found.refused().isEmpty()
                    ? null
                    : "a disk that keeps its promises has damaged snapshots: " + found.refused();
        } catch (IOException nothing) {
            // None is whole: the job starts from its beginning.
            return null;
        }
    }

    private static @Nullable String end(Simulation simulation) {
        Simulation.Result result = simulation.run();
        return result.status() == JobStatus.FINISHED
                ? null
                : "the job did not finish: it is " + result.status() + " after " + result.steps() + " steps and "
                        + result.virtualTime() + " ms";
    }
}
