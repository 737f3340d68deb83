package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.RestartSettings;
import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checkpoint modes and settings, restarts, regions, draining and cancelling: whole jobs under the simulation. */
class FaultToleranceTest {
    private static final List<String> EXPECTED = BatchCount.of(DeparturesJob.lines());

    private static CheckpointSettings settings(CheckpointSettings old, boolean exactlyOnce, long timeout, int most) {
        return settings(old.interval(), exactlyOnce, timeout, old.minPause(), most, 0);
    }

    private static CheckpointSettings settings(
            long interval, boolean exactlyOnce, long timeout, long minPause, int most, int tolerable) {
        return new CheckpointSettings(
                interval,
                exactlyOnce,
                timeout,
                minPause,
                most,
                tolerable,
                CheckpointSettings.Protocol.BARRIERS,
                Long.MAX_VALUE,
                false,
                0,
                CheckpointSettings.Retention.ALWAYS);
    }

    // ---- modes ---------------------------------------------------------------------------------------------------

    @Test
    void atLeastOnceLosesNothingAndCountsTwice() {
        JobGraph graph = DeparturesRun.graph(old -> settings(old, false, old.timeout(), 1));
        assertThat(DeparturesRun.of(graph).committed()).isEqualTo(EXPECTED);
        int twice = 0;
        for (long step = 0; step < 13_000; step += 991) {
            DeparturesRun run = DeparturesRun.of(
                    graph, DeparturesRun.after(step, new Action.Kill("count-per-airport." + step % 2)));
            assertThat(run.of(TraceEvent.ChannelBlocked.class)).isEmpty();
            assertThat(total(run.committed())).as("killed after step %d", step).isGreaterThanOrEqualTo(total(EXPECTED));
            twice += run.committed().equals(EXPECTED) ? 0 : 1;
        }
        assertThat(twice).as("runs in which something counts twice").isPositive();
    }

    private static long total(List<String> rows) {
        return rows.stream()
                .mapToLong(row -> Long.parseLong(row.substring(row.lastIndexOf(' ') + 1)))
                .sum();
    }

    // ---- several checkpoints at a time ---------------------------------------------------------------------------

    @Test
    void severalCheckpointsAtATimeAreAsExact() {
        JobGraph graph = DeparturesRun.graph(old -> settings(old.every(40), true, old.timeout(), 3));
        assertThat(mostUnderWay(DeparturesRun.of(graph))).isEqualTo(3);
        assertThat(mostUnderWay(DeparturesRun.of(DeparturesRun.graph(old -> old.every(40)))))
                .isEqualTo(1);
        KillSweep sweep = new KillSweep(graph, DeparturesJob.lines(), Deployment::new);
        assertThat(sweep.violations(0, 6_011, 5)).isEmpty();
    }

    private static int mostUnderWay(DeparturesRun run) {
        Set<Long> underWay = new HashSet<>();
        int most = 0;
        for (Traced traced : run.trace()) {
            if (traced.event() instanceof TraceEvent.CheckpointTriggered triggered) {
                underWay.add(triggered.checkpoint());
            } else if (traced.event() instanceof TraceEvent.CheckpointCompleted completed) {
                underWay.remove(completed.checkpoint());
            } else if (traced.event() instanceof TraceEvent.CheckpointAborted aborted) {
                underWay.remove(aborted.checkpoint());
            }
            most = Math.max(most, underWay.size());
        }
        return most;
    }

    @Test
    void betweenTwoCheckpointsIsThePauseAtLeast() {
        DeparturesRun run = DeparturesRun.of(DeparturesRun.graph(old -> settings(100, true, old.timeout(), 350, 1, 0)));
        assertThat(run.committed()).isEqualTo(EXPECTED);
        long ended = Long.MIN_VALUE / 2;
        for (Traced traced : run.trace()) {
            if (traced.event() instanceof TraceEvent.CheckpointCompleted) {
                ended = traced.time();
            } else if (traced.event() instanceof TraceEvent.CheckpointTriggered triggered
                    && !triggered.kind().isLast()) {
                assertThat(traced.time() - ended).isGreaterThanOrEqualTo(350);
            }
        }
    }

    // ---- checkpoints that fail -----------------------------------------------------------------------------------

    @Test
    void moreFailedCheckpointsThanTolerableFailTheJob() {
        JobGraph graph = DeparturesRun.restarting(
                DeparturesRun.graph(old -> settings(1_000, true, 1, 0, 1, 2)), new RestartSettings.FixedDelay(1, 10));
        DeparturesRun run = DeparturesRun.of(graph);
        assertThat(run.result().status()).isEqualTo(JobStatus.FAILED);
        assertThat(run.of(TraceEvent.CheckpointAborted.class)).hasSize(6);
        assertThat(run.of(TraceEvent.JobRestarting.class)).hasSize(1);
        assertThat(run.of(TraceEvent.JobFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause()).contains("tolerable"));
        assertThat(run.committed()).isEmpty();
    }

    // ---- restarts ------------------------------------------------------------------------------------------------

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(FaultToleranceTest.class.getClassLoader());
        env.enableCheckpointing(20);
        return env;
    }

    private static List<Traced> run(JobGraph graph, ResultStore results, JobStatus expected, Script.Entry... entries) {
        List<Traced> trace = new ArrayList<>();
        Simulation.Result result = new Simulation(
                        Map.of("job", graph),
                        "job",
                        World.of(11),
                        new Script(List.of(entries)),
                        new External(new StreamLibrary(Map.of()), results),
                        trace::add)
                .run();
        assertThat(result.status()).isEqualTo(expected);
        return trace;
    }

    private static long count(List<Traced> trace, Class<? extends TraceEvent> type) {
        return trace.stream().filter(each -> type.isInstance(each.event())).count();
    }

    @Test
    void aPoisonRecordFailsAgainAndAgainUntilTheStrategyEndsIt() {
        StreamExecutionEnvironment env = environment();
        env.fromData(1, 2, 3, 4)
                .map(value -> 12 / (value - 3))
                .uid("divide")
                .sinkTo(Results.committed("quotients"))
                .uid("sink");
        JobGraph graph = DeparturesRun.restarting(env.getJobGraph("job"), new RestartSettings.FixedDelay(3, 50));
        List<Traced> trace = run(graph, new ResultStore(), JobStatus.FAILED);
        assertThat(count(trace, TraceEvent.TaskFailed.class)).isEqualTo(4);
        assertThat(count(trace, TraceEvent.JobRestarting.class)).isEqualTo(3);
        assertThat(trace.stream().filter(each -> each.event() instanceof TraceEvent.TaskFailed))
                .allSatisfy(each -> assertThat(each.event().toString()).contains("ArithmeticException"));
    }

    @Test
    void onlyTheRegionThatFailsIsDeployedAgain() {
        StreamExecutionEnvironment env = environment();
        for (String side : List.of("left", "right")) {
            env.fromData(IntStream.range(0, 120).boxed().toList())
                    .uid(side)
                    .keyBy(value -> value % 3)
                    .reduce((a, b) -> a + b)
                    .uid(side + "-sum")
                    .sinkTo(Results.committed(side))
                    .uid(side + "-sink");
        }
        JobGraph graph = env.getJobGraph("job");
        ResultStore undisturbed = new ResultStore();
        long steps = run(graph, undisturbed, JobStatus.FINISHED).stream()
                .mapToLong(Traced::step)
                .max()
                .orElseThrow();
        int alone = 0;
        for (long step = 1; step < steps; step += 7) {
            ResultStore results = new ResultStore();
            List<Traced> trace =
                    run(graph, results, JobStatus.FINISHED, DeparturesRun.after(step, new Action.Kill("left-sum.0")));
            for (String side : List.of("left", "right")) {
                assertThat(results.rows(side))
                        .as("%s, killed after step %d", side, step)
                        .containsExactlyInAnyOrderElementsOf(undisturbed.rows(side));
            }
            boolean rightWentOn = trace.stream()
                    .noneMatch(each -> each.event() instanceof TraceEvent.TaskCancelled cancelled
                            && cancelled.subtask().vertex().startsWith("right"));
            alone += count(trace, TraceEvent.TaskFailed.class) > 0 && rightWentOn ? 1 : 0;
        }
        assertThat(alone).isGreaterThan((int) steps / 20);
    }

    // ---- draining and cancelling ---------------------------------------------------------------------------------

    @Test
    void drainingFiresEverythingThatWasRead() {
        for (long step = 50; step < 13_000; step += 2_171) {
            DeparturesRun drained =
                    DeparturesRun.of(DeparturesJob.graph(), DeparturesRun.after(step, new Action.Drain()));
            assertThat(drained.result().status()).isEqualTo(JobStatus.STOPPED);
            assertThat(total(drained.committed()))
                    .as("drained after step %d", step)
                    .isEqualTo(drained.of(TraceEvent.RecordRead.class).size());
        }
    }

    @Test
    void aKillWhileDrainingOnlyDelaysIt() {
        for (int distance = 1; distance < 200; distance += 17) {
            DeparturesRun run = DeparturesRun.of(
                    DeparturesJob.graph(),
                    DeparturesRun.after(6_000, new Action.Drain()),
                    DeparturesRun.after(6_000 + distance, new Action.Kill("count-per-airport.1")));
            assertThat(run.result().status()).isEqualTo(JobStatus.STOPPED);
            assertThat(new HashSet<>(run.committed())).hasSameSizeAs(run.committed());
            assertThat(total(run.committed()))
                    .as("kill %d steps later", distance)
                    .isEqualTo(recordsCovered(run));
        }
    }

    /** Records before the positions at which the sources of the last attempt stood. */
    private static long recordsCovered(DeparturesRun run) {
        Map<String, Long> positions = new HashMap<>();
        for (Traced traced : run.trace()) {
            if (traced.event() instanceof TraceEvent.RecordRead read) {
                positions.put(read.split(), read.position() + 1);
            } else if (traced.event() instanceof TraceEvent.SplitRewound rewound) {
                positions.put(rewound.split(), rewound.position());
            }
        }
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void aCancelledJobCommitsNothingMore() {
        DeparturesRun run = DeparturesRun.of(DeparturesJob.graph(), DeparturesRun.after(9_000, new Action.Cancel()));
        assertThat(run.result().status()).isEqualTo(JobStatus.CANCELED);
        assertThat(run.of(TraceEvent.JobCancelled.class)).hasSize(1);
        TraceEvent last = run.trace().get(run.trace().size() - 1).event();
        assertThat(last).isInstanceOf(TraceEvent.JobCancelled.class);
        assertThat(run.committed()).isSubsetOf(EXPECTED).isNotEmpty();
    }
}
