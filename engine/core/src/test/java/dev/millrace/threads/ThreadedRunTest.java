package dev.millrace.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.connector.ResultStore;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.CheckpointSettings.Protocol;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.simulation.ThreadedDepartures;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ThreadedRunTest {
    @Test
    void committedRowsEqualTheBatchCount() throws Exception {
        ResultStore results = new ResultStore();
        External external = new External(ThreadedDepartures.streams(), results);
        JobStatus status = new ThreadedRun(ThreadedDepartures.graph(), external, 60_000, null).run();
        assertThat(status).isEqualTo(JobStatus.FINISHED);
        assertThat(ThreadedDepartures.committed(results)).isEqualTo(ThreadedDepartures.batchCount());
    }

    @Test
    void killedThreadsLoseNothing() throws Exception {
        ResultStore results = new ResultStore();
        External external = new External(ThreadedDepartures.streams(), results);
        AtomicInteger kills = new AtomicInteger();
        ThreadedRun[] run = new ThreadedRun[1];
        run[0] = new ThreadedRun(ThreadedDepartures.graph(), external, 60_000, traced -> {
            if (traced.event() instanceof TraceEvent.CheckpointCompleted && kills.getAndIncrement() < 3) {
                run[0].kill(new SubtaskId("count-per-airport", kills.get() % 2));
            }
        });
        assertThat(run[0].run()).isEqualTo(JobStatus.FINISHED);
        assertThat(kills).hasValueGreaterThan(0);
        assertThat(ThreadedDepartures.committed(results)).isEqualTo(ThreadedDepartures.batchCount());
    }

    /** Kills at random places of the trace: between elements, during alignment, checkpoints, commits and restores. */
    @Test
    @Timeout(600)
    void aThousandKillsOfRealThreadsLoseNothing() throws Exception {
        sweep(ThreadedDepartures.graph(), 1_000, ThreadedRunTest::assertExact);
    }

    @Test
    void killedWhileBarriersOvertake() throws Exception {
        sweep(ThreadedDepartures.graph(old -> old.overtaking(0)), 100, ThreadedRunTest::assertExact);
    }

    @Test
    void killedWhileBarriersThatWereAlignedOvertake() throws Exception {
        sweep(ThreadedDepartures.graph(old -> old.overtaking(1)), 100, ThreadedRunTest::assertExact);
    }

    @Test
    void killedWhileMarkersAreRecorded() throws Exception {
        sweep(ThreadedDepartures.graph(old -> old.by(Protocol.CHANDY_LAMPORT)), 100, ThreadedRunTest::assertExact);
    }

    /** A record may be counted again, in a window that fires again too; none is lost. */
    @Test
    void killedWhileBarriersAreOnlyCounted() throws Exception {
        sweep(
                ThreadedDepartures.graph(ThreadedRunTest::atLeastOnce),
                100,
                (seed, rows) -> assertThat(
                                counts(ThreadedDepartures.batchCount()).entrySet())
                        .as("seed %d", seed)
                        .allSatisfy(expected -> assertThat(counts(rows))
                                .hasEntrySatisfying(
                                        expected.getKey(),
                                        count -> assertThat(count).isGreaterThanOrEqualTo(expected.getValue()))));
    }

    private static CheckpointSettings atLeastOnce(CheckpointSettings old) {
        return new CheckpointSettings(
                old.interval(),
                false,
                old.timeout(),
                old.minPause(),
                old.maxConcurrent(),
                old.tolerableFailures(),
                old.protocol(),
                old.overtakeAfter(),
                old.incremental(),
                old.retained(),
                old.retention());
    }

    /** By airport and hour. */
    private static Map<String, Integer> counts(List<String> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String row : rows) {
            int count = row.lastIndexOf(' ');
            counts.merge(row.substring(0, count), Integer.valueOf(row.substring(count + 1)), Integer::sum);
        }
        return counts;
    }

    private static void assertExact(int seed, List<String> rows) {
        assertThat(rows).as("seed %d", seed).isEqualTo(ThreadedDepartures.batchCount());
    }

    /** Runs the job with kills at random, until there have been so many. */
    private static void sweep(JobGraph graph, int enough, BiConsumer<Integer, List<String>> check) throws Exception {
        List<SubtaskId> subtasks = List.of(
                new SubtaskId("flights", 0),
                new SubtaskId("flights", 1),
                new SubtaskId("count-per-airport", 0),
                new SubtaskId("count-per-airport", 1),
                new SubtaskId("departures", 0));
        AtomicInteger killed = new AtomicInteger();
        for (int seed = 0; killed.get() < enough; seed++) {
            ResultStore results = new ResultStore();
            RandomKills kills = new RandomKills(subtasks, seed, killed);
            ThreadedRun run =
                    new ThreadedRun(graph, new External(ThreadedDepartures.streams(), results), 60_000, kills);
            kills.run = run;
            assertThat(run.run()).as("seed %d", seed).isEqualTo(JobStatus.FINISHED);
            check.accept(seed, ThreadedDepartures.committed(results));
        }
    }

    /** Listens to a run and kills one of its subtasks every so many events; called by one thread at a time. */
    private static final class RandomKills implements Consumer<Traced> {
        private static final int KILLS = 8;

        private final List<SubtaskId> subtasks;
        private final Random random;
        private final AtomicInteger killed;
        private @Nullable ThreadedRun run;
        private int asked;
        private int eventsToNext;

        RandomKills(List<SubtaskId> subtasks, int seed, AtomicInteger killed) {
            this.subtasks = subtasks;
            this.random = new Random(seed);
            this.killed = killed;
            this.eventsToNext = random.nextInt(3_000);
        }

        @Override
        public void accept(Traced traced) {
            if (traced.event() instanceof TraceEvent.TaskFailed) {
                killed.incrementAndGet();
            }
            if (asked < KILLS && --eventsToNext < 0 && run != null) {
                asked++;
                // Often soon after the last one, so that restores are hit too.
                eventsToNext = random.nextInt(random.nextBoolean() ? 40 : 3_000);
                run.kill(subtasks.get(random.nextInt(subtasks.size())));
            }
        }
    }
}
