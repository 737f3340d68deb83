package dev.millrace.storage;

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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A small job with keyed state, positions of a source and pending results, and runs of it. */
final class SumsJob {
    private SumsJob() {}

    static JobGraph graph(int parallelism) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(SumsJob.class.getClassLoader());
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
        Simulation simulation = new Simulation(
                Map.of("sums", graph(parallelism)),
                "sums",
                World.of(7),
                script,
                new External(new StreamLibrary(Map.of()), results, storage),
                event -> {});
        if (from != null) {
            simulation.startFrom(from, false);
        }
        JobStatus status = simulation.run().status();
        return new Outcome(status, results.rows("sums"));
    }

    static Script at(long time, Script.Action action) {
        return new Script(List.of(new Script.Entry(new Script.At.Time(time), action)));
    }
}
