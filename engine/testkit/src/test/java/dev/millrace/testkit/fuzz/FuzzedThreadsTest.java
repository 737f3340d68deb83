package dev.millrace.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.checkpoint.SnapshotStorage;
import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.World;
import dev.millrace.simulation.WorldRules;
import dev.millrace.storage.RocksStore;
import dev.millrace.testkit.fuzz.job.JobGraphs;
import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.reference.Reference;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fuzzed jobs on real threads, some of whose subtasks are killed, come to the rows of the plain evaluation too. */
class FuzzedThreadsTest {
    private static final int JOBS = 120;

    @Test
    @Timeout(300)
    void realThreadsComeToTheSameRows() throws Exception {
        int killed = 0;
        int run = 0;
        for (long seed = 1; run < JOBS; seed++) {
            FuzzCase fuzzed = CaseGenerator.of(seed);
            JobPlan plan = fuzzed.plan();
            if (plan.late() || plan.hasLoop() || !plan.checkpoints().exactlyOnce()) {
                continue;
            }
            run++;
            killed += check(fuzzed, plan.checkpoints().isEnabled());
        }
        assertThat(killed).isGreaterThan(JOBS / 4);
    }

    /** Runs the job; how many of its subtasks failed. */
    private static int check(FuzzCase fuzzed, boolean restarts) throws Exception {
        try (Readers readers = new Readers();
                RocksStore states = new RocksStore()) {
            Kills kills = new Kills(fuzzed.seed(), restarts ? 2 : 0);
            External external = readers.external(atOnce(fuzzed.plan()), SnapshotStorage.NONE, states);
            ThreadedRun run = new ThreadedRun(graph(fuzzed), external, 60_000, kills);
            kills.run = run;
            assertThat(run.run()).as("seed %d", fuzzed.seed()).isEqualTo(JobStatus.FINISHED);
            assertThat(Expectation.of(fuzzed, Reference.results(fuzzed.plan())).difference(readers))
                    .as("seed %d", fuzzed.seed())
                    .isNull();
            return kills.failures;
        }
    }

    /** In the world's terms, but a failure is over at once. */
    private static JobGraph graph(FuzzCase fuzzed) {
        World world = fuzzed.world();
        World.Overrides own = world.overrides();
        World.Overrides quick = new World.Overrides(
                own.checkpointInterval(),
                1L,
                own.watermarkInterval(),
                own.bufferTimeout(),
                own.snapshotProtocol(),
                own.stateBackend(),
                own.chaining(),
                own.parallelism());
        return new WorldRules(new World(
                        world.seed(),
                        world.latency(),
                        world.cost(),
                        world.writeOut(),
                        world.channelCapacity(),
                        world.slots(),
                        quick,
                        world.limits()))
                .overridden(JobGraphs.of(fuzzed.plan(), 0));
    }

    private static StreamLibrary atOnce(JobPlan plan) {
        Map<String, ReplayableStream> streams = new LinkedHashMap<>();
        StreamLibrary paced = CaseRun.streams(plan);
        for (int source = 0; source < plan.sources().size(); source++) {
            ReplayableStream stream = paced.stream("in" + source);
            streams.put(
                    stream.name(),
                    new ReplayableStream(
                            stream.name(),
                            stream.columns(),
                            stream.rows(),
                            new long[stream.rows().size()],
                            stream.splits()));
        }
        return new StreamLibrary(streams);
    }

    /** Listens to a run and kills some of those it hears of, so many times at most; called by one thread at a time. */
    private static final class Kills implements Consumer<Traced> {
        private final Random random;
        private final int most;
        private final List<SubtaskId> subtasks = new ArrayList<>();
        private @Nullable ThreadedRun run;
        private int asked;
        private int failures;

        Kills(long seed, int most) {
            this.random = new Random(seed);
            this.most = most;
        }

        @Override
        public void accept(Traced traced) {
            if (traced.event() instanceof TraceEvent.SubtaskStarted started) {
                subtasks.add(started.subtask());
            }
            failures += traced.event() instanceof TraceEvent.TaskFailed ? 1 : 0;
            ThreadedRun running = run;
            if (running != null && asked < most && !subtasks.isEmpty() && random.nextInt(60) == 0) {
                asked++;
                running.kill(subtasks.get(random.nextInt(subtasks.size())));
            }
        }
    }
}
