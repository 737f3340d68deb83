package dev.millrace.testkit.fuzz;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.Simulation;
import dev.millrace.simulation.World;
import dev.millrace.storage.Disk;
import dev.millrace.storage.RocksStore;
import dev.millrace.testkit.fuzz.job.JobGraphs;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.Row;
import dev.millrace.testkit.fuzz.plan.SourcePlan;
import dev.millrace.testkit.fuzz.reference.Reference;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one case through the engine and says in what it differs from the reference. */
public final class CaseRun {
    /** The columns of every stream. */
    public static final List<String> COLUMNS = List.of("key", "time", "value");

    private CaseRun() {}

    /** Makes the simulation of a run; tests give one with a mechanism taken out. */
    @FunctionalInterface
    public interface Engine {
        /** The engine as it is. */
        Engine REAL =
                (jobs, first, world, script, external) -> new Simulation(jobs, first, world, script, external, null);

        /** As the constructor of {@link Simulation}. */
        Simulation simulation(Map<String, JobGraph> jobs, String first, World world, Script script, External external);

        /** How the disk that snapshots are kept on is used. */
        default Disk disk(Disk faulty) {
            return faulty;
        }
    }

    /** What is wrong with the run of {@code each}, in one sentence; null for nothing. */
    public static @Nullable String problem(FuzzCase each, Engine engine) {
        Map<String, List<String>> expected = Reference.results(each.plan());
        String problem;
        try (Readers readers = new Readers();
                RocksStore states = new RocksStore()) {
            problem = new Processes(each, engine, jobs(each.plan()), streams(each.plan()), readers, states).problem();
            if (problem == null) {
                problem = Expectation.of(each, expected).difference(readers);
            }
        } catch (RuntimeException | IOException failure) {
            return "the engine threw " + failure;
        }
        if (problem == null && BatchRun.isDueTo(each.plan())) {
            problem = BatchRun.problem(each, engine, expected);
        }
        return problem == null && DrainRun.isDueTo(each) ? DrainRun.problem(each) : problem;
    }

    private static Map<String, JobGraph> jobs(JobPlan plan) {
        Map<String, JobGraph> jobs = new LinkedHashMap<>();
        for (int version = 0; version < plan.versions().size(); version++) {
            jobs.put(FuzzCase.job(version), JobGraphs.of(plan, version));
        }
        return jobs;
    }

    /** The streams that a job reads. */
    public static StreamLibrary streams(JobPlan plan) {
        Map<String, ReplayableStream> streams = new LinkedHashMap<>();
        for (int source = 0; source < plan.sources().size(); source++) {
            SourcePlan from = plan.sources().get(source);
            streams.put(
                    "in" + source,
                    new ReplayableStream(
                            "in" + source,
                            COLUMNS,
                            from.rows().stream().map(CaseRun::cells).toList(),
                            from.rows().stream().mapToLong(Row::arrival).toArray(),
                            from.splits()));
        }
        return new StreamLibrary(streams);
    }

    /** A row as text, in the order of the columns. */
    public static List<String> cells(Row row) {
        return List.of(row.key(), Long.toString(row.time()), Long.toString(row.value()));
    }
}
