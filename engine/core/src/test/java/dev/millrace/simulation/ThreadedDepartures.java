package dev.millrace.simulation;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobGraph;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The departures job as the threads scheduler gets it: everything available at once, checkpoints and restarts in quick succession. */
public final class ThreadedDepartures {
    private ThreadedDepartures() {}

    /** The job, four subtasks and a sink, a checkpoint every 2 ms. */
    public static JobGraph graph() {
        return graph(old -> old);
    }

    /** The same with other checkpoints. */
    public static JobGraph graph(UnaryOperator<CheckpointSettings> changed) {
        World world = DeparturesJob.world();
        World.Overrides quick = new World.Overrides(
                2L, 1L, 1L, null, null, null, null, world.overrides().parallelism());
        return new WorldRules(new World(
                        world.seed(), world.latency(), world.cost(), Map.of(), 8, 0, quick, World.Limits.DEFAULT))
                .overridden(DeparturesRun.graph(changed));
    }

    /** The flights, all available at once. */
    public static StreamLibrary streams() {
        ReplayableStream timed = DeparturesJob.stream(DeparturesJob.lines());
        long[] atOnce = new long[timed.rows().size()];
        return new StreamLibrary(Map.of(
                "flights", new ReplayableStream("flights", timed.columns(), timed.rows(), atOnce, timed.splits())));
    }

    /** What a reader sees. */
    public static List<String> committed(ResultStore results) {
        return CommittedRows.of(results);
    }

    /** The oracle. */
    public static List<String> batchCount() {
        return BatchCount.of(DeparturesJob.lines());
    }
}
