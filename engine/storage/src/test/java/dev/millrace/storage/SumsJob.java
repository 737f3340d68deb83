package dev.millrace.storage;

import dev.millrace.api.CheckpointingOptions;
import dev.millrace.api.Configuration;
import dev.millrace.api.ExternalizedCheckpointRetention;
import dev.millrace.api.RestartStrategyOptions;
import dev.millrace.api.StateBackendOptions;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.Simulation;
import dev.millrace.simulation.World;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A small job with keyed state, positions of a source and pending results, and runs of it. */
final class SumsJob {
    private SumsJob() {}

    /** {@code backend} is its name, and behind commas what else is wanted: incremental, unaligned, no-restart, a retention. */
    static JobGraph graph(String backend, int parallelism) {
        List<String> wanted = List.of(backend.split(", "));
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(SumsJob.class.getClassLoader());
        env.configure(new Configuration()
                .set(StateBackendOptions.STATE_BACKEND, wanted.get(0))
                .set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, wanted.contains("incremental"))
                .set(CheckpointingOptions.ENABLE_UNALIGNED, wanted.contains("unaligned"))
                .set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3));
        if (wanted.contains("no-restart")) {
            env.configure(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        }
        for (ExternalizedCheckpointRetention retention : ExternalizedCheckpointRetention.values()) {
            if (wanted.contains(retention.name())) {
                env.getCheckpointConfig().setExternalizedCheckpointRetention(retention);
            }
        }
        env.enableCheckpointing(20);
        env.fromData(IntStream.range(0, 200).boxed().toList())
                .uid("numbers")
                .keyBy(number -> number % 3)
                .reduce(Integer::sum)
                .setParallelism(parallelism)
                .uid("sums")
                .sinkTo(Results.committed("sums"))
                .uid("sink");
        return env.getJobGraph("sums");
    }

    /** What {@link #run} ended with. */
    record Outcome(JobStatus status, List<String> rows) {}

    /** The whole job with nothing that happens to it. */
    static List<String> undisturbed() {
        return run(2, Script.NONE, SnapshotStorage.NONE, null, new ResultStore())
                .rows();
    }

    static Outcome run(
            int parallelism,
            Script script,
            SnapshotStorage storage,
            @Nullable CompletedSnapshot from,
            ResultStore results) {
        return run("hashmap", parallelism, script, storage, from, results);
    }

    static Outcome run(
            String backend,
            int parallelism,
            Script script,
            SnapshotStorage storage,
            @Nullable CompletedSnapshot from,
            ResultStore results) {
        JobStatus status = run(graph(backend, parallelism), script, storage, from, results, event -> {});
        return new Outcome(status, results.rows("sums"));
    }

    private static JobStatus run(
            JobGraph graph,
            Script script,
            SnapshotStorage storage,
            @Nullable CompletedSnapshot from,
            ResultStore results,
            Consumer<Traced> listener) {
        try (RocksStore states = new RocksStore()) {
            Simulation simulation = new Simulation(
                    Map.of("sums", graph),
                    "sums",
                    World.of(7),
                    script,
                    new External(new StreamLibrary(Map.of()), results, storage).with(states),
                    listener);
            if (from != null) {
                simulation.startFrom(from, false);
            }
            return simulation.run().status();
        }
    }

    /** What an undisturbed run reports. */
    static List<Traced> trace(String backend) {
        List<Traced> trace = new ArrayList<>();
        run(graph(backend, 2), Script.NONE, SnapshotStorage.NONE, null, new ResultStore(), trace::add);
        return trace;
    }

    static Script at(long time, Script.Action action) {
        return new Script(List.of(new Script.Entry(new Script.At.Time(time), action)));
    }
}
