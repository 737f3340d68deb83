package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.graph.CheckpointSettings.Protocol;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Barriers that overtake, barriers that overtake after a while, markers, and snapshots that take time to write: all exactly-once. */
class UnalignedTest {
    private static final World SLOW = world(DeparturesJob.world(), Map.of("*", 25L), Map.of());

    private static World world(World world, Map<String, Long> cost, Map<String, Long> writeOut) {
        return new World(world.seed(), world.latency(), cost, writeOut, 2, 0, world.overrides(), world.limits());
    }

    /** Departures of the first hours, so that one run is short. */
    private static KillSweep sweep(JobGraph graph, World world) {
        return new KillSweep(graph, DeparturesJob.lines().subList(0, 400), Deployment::new, world);
    }

    private static void assertExact(JobGraph graph, World world) {
        KillSweep sweep = sweep(graph, world);
        long stride = Math.max(1, sweep.steps() / 8);
        assertThat(sweep.violations(1, stride, 3)).isEmpty();
    }

    private static int elements(DeparturesRun run) {
        return run.of(TraceEvent.InFlightKept.class).stream()
                .mapToInt(TraceEvent.InFlightKept::elements)
                .sum();
    }

    @Test
    void overtakingBarriersBlockNothingAndKeepWhatIsInFlight() {
        JobGraph graph = DeparturesRun.graph(old -> old.every(300).overtaking(0));
        DeparturesRun run = DeparturesRun.in(SLOW, graph);
        assertThat(run.result().status()).isEqualTo(JobStatus.FINISHED);
        assertThat(run.of(TraceEvent.ChannelBlocked.class).stream()
                        .filter(blocked -> blocked.checkpoint() != lastCheckpoint(run)))
                .isEmpty();
        assertThat(elements(run)).isPositive();
        assertExact(graph, SLOW);
    }

    private static long lastCheckpoint(DeparturesRun run) {
        return run.of(TraceEvent.CheckpointTriggered.class).stream()
                .mapToLong(TraceEvent.CheckpointTriggered::checkpoint)
                .max()
                .orElseThrow();
    }

    @Test
    void whatWasInFlightIsReplayedFirst() {
        JobGraph graph = DeparturesRun.graph(old -> old.every(300).overtaking(0));
        DeparturesRun run =
                DeparturesRun.in(SLOW, graph, DeparturesRun.after(4_000, new Action.Kill("count-per-airport.0")));
        assertThat(run.of(TraceEvent.InFlightReplayed.class)).isNotEmpty();
        assertThat(run.committed()).isEqualTo(BatchCount.of(DeparturesJob.lines()));
    }

    /** What was in flight is no part of a later checkpoint, to which a second failure goes back. */
    @Test
    void whatWasInFlightIsReplayedOnce() {
        KillSweep sweep = sweep(DeparturesRun.graph(old -> old.every(300).overtaking(0)), SLOW);
        assertThat(sweep.violationsOfTwo(Math.max(1, sweep.steps() / 6), List.of(200, 400)))
                .isEmpty();
    }

    /** As in Flink: what is in flight there could not be dealt out to another parallelism. */
    @Test
    void barriersKeepTheirPlaceWhereAnEdgeIsForwardRescaleOrBroadcast() {
        for (String partitioning : List.of("forward", "rescale", "broadcast")) {
            TracedJob job = new TracedJob();
            job.env.enableCheckpointing(15);
            job.env.getCheckpointConfig().enableUnalignedCheckpoints();
            DataStream<Integer> sums = job.env
                    .setParallelism(2)
                    .fromData(IntStream.range(0, 200).boxed().toList())
                    .uid("numbers")
                    .keyBy(value -> value % 7)
                    .reduce((a, b) -> a + b)
                    .uid("sum");
            DataStream<Integer> sent = switch (partitioning) {
                case "forward" -> sums.forward();
                case "rescale" -> sums.rescale();
                default -> sums.broadcast();
            };
            sent.map(sum -> sum).uid("same").disableChaining().sinkTo(Results.committed("sums"));
            World world = World.of(5);
            Script kill = new Script(List.of(
                    new Script.Entry(new Script.At.Selected("complete(checkpoint=4)"), new Action.Kill("sum.0"))));
            assertThat(job.run(world(world, Map.of("*", 3L), Map.of()), kill)).isEqualTo(JobStatus.FINISHED);
            assertThat(job.events(TraceEvent.InFlightKept.class)
                            .map(kept -> kept.channel().to().vertex()))
                    .as(partitioning)
                    .contains("sum")
                    .doesNotContain("same");
            assertThat(job.results.rows("sums")).hasSize(partitioning.equals("broadcast") ? 400 : 200);
        }
    }

    @Test
    void alignedAtFirstAndOvertakingAfterAWhile() {
        JobGraph graph = DeparturesRun.graph(old -> old.every(300).overtaking(60));
        DeparturesRun run = DeparturesRun.in(SLOW, graph);
        assertThat(run.of(TraceEvent.ChannelBlocked.class)).isNotEmpty();
        assertThat(elements(run)).isPositive();
        assertExact(graph, SLOW);
    }

    /**
     * Where a branch has overtaken and the vertex behind it aligns, the other branch waits for room that only the first could make:
     * its barrier's time runs although it cannot take it.
     */
    @Test
    void aBarrierThatCannotBeTakenBeginsToOvertakeInTime() {
        TracedJob job = new TracedJob();
        job.env.enableCheckpointing(300);
        job.env.getCheckpointConfig().enableUnalignedCheckpoints();
        job.env.getCheckpointConfig().setAlignedCheckpointTimeout(Duration.ofMillis(60));
        DataStream<Integer> numbers = job.env
                .fromData(IntStream.range(0, 200).boxed().toList())
                .uid("numbers")
                .keyBy(value -> value % 7)
                .reduce((a, b) -> a + b)
                .uid("sum");
        DataStream<Integer> both = job.env
                .fromData(IntStream.range(0, 100).boxed().toList())
                .uid("others")
                .rebalance()
                .union(numbers.rebalance())
                .map(value -> value)
                .uid("both");
        numbers.broadcast()
                .union(both.broadcast())
                .map(value -> value)
                .uid("all")
                .sinkTo(Results.committed("all"));
        World slow = world(World.of(5), Map.of("all", 40L, "others", 60L, "*", 1L), Map.of());
        assertThat(job.run(slow, Script.NONE)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.events(TraceEvent.CheckpointAborted.class)).isEmpty();
        assertThat(job.events(TraceEvent.BarrierAnnounced.class)
                        .map(each -> each.subtask().vertex()))
                .contains("sum", "both")
                .doesNotContain("all");
        assertThat(job.results.rows("all")).hasSize(500);
    }

    @Test
    void markersAfterChandyAndLamportRecordTheChannels() {
        JobGraph graph = DeparturesRun.graph(old -> old.every(300).by(Protocol.CHANDY_LAMPORT));
        DeparturesRun run = DeparturesRun.in(SLOW, graph);
        assertThat(run.of(TraceEvent.ChannelBlocked.class).stream()
                        .filter(blocked -> blocked.checkpoint() != lastCheckpoint(run)))
                .isEmpty();
        assertThat(elements(run)).isPositive();
        assertExact(graph, SLOW);
    }

    @Test
    void aSnapshotIsWrittenWhileTheSubtaskGoesOn() {
        World world = world(DeparturesJob.world(), Map.of("*", 1L), Map.of("count-per-airport", 400L));
        JobGraph graph = DeparturesJob.graph();
        DeparturesRun run = DeparturesRun.in(world, graph);
        assertThat(run.committed()).isEqualTo(BatchCount.of(DeparturesJob.lines()));
        long taken = time(run, TraceEvent.SnapshotTaken.class);
        long written = time(run, TraceEvent.SnapshotWritten.class);
        assertThat(written - taken).isBetween(400L, 410L);
        assertThat(run.trace().stream()
                        .filter(each -> each.time() > taken && each.time() < written)
                        .filter(each -> each.event() instanceof TraceEvent.RecordReceived received
                                && received.subtask().toString().equals("count-per-airport.0")))
                .isNotEmpty();
        assertExact(graph, world);
    }

    private static long time(DeparturesRun run, Class<? extends TraceEvent.OfSubtask> type) {
        return run.trace().stream()
                .filter(each -> type.isInstance(each.event())
                        && ((TraceEvent.OfSubtask) each.event())
                                .subtask()
                                .toString()
                                .equals("count-per-airport.0"))
                .mapToLong(Traced::time)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnalignedCheckpointIsRescaled() {
        StreamExecutionEnvironment env =
                new StreamExecutionEnvironment(getClass().getClassLoader());
        env.enableCheckpointing(15);
        env.getCheckpointConfig().enableUnalignedCheckpoints();
        env.fromData(IntStream.range(0, 200).boxed().toList())
                .uid("numbers")
                .keyBy(value -> value % 7)
                .reduce((a, b) -> a + b)
                .uid("sum")
                .sinkTo(Results.committed("sums"))
                .uid("sink");
        JobGraph graph = env.getJobGraph("job");
        ResultStore undisturbed = new ResultStore();
        run(graph, 1, new External(new StreamLibrary(Map.of()), undisturbed), null, Script.NONE);
        for (int step = 150; step < 900; step += 50) {
            List<CompletedSnapshot> kept = new ArrayList<>();
            ResultStore results = new ResultStore();
            External external = new External(new StreamLibrary(Map.of()), results, kept::add);
            run(graph, 2, external, null, new Script(List.of(DeparturesRun.after(step, new Action.Cancel()))));
            if (!kept.isEmpty()) {
                List<Traced> trace = run(graph, 3, external, kept.get(kept.size() - 1), Script.NONE);
                assertThat(results.rows("sums"))
                        .as("cancelled after step %d, %d events", step, trace.size())
                        .containsExactlyInAnyOrderElementsOf(undisturbed.rows("sums"));
            }
        }
    }

    private static List<Traced> run(
            JobGraph graph, int parallelism, External external, @Nullable CompletedSnapshot from, Script script) {
        World usual = World.of(5);
        World.Overrides overrides =
                new World.Overrides(null, null, null, null, null, null, null, Map.of("sum", parallelism, "sink", 1));
        List<Traced> trace = new ArrayList<>();
        Simulation simulation = new Simulation(
                Map.of("job", graph),
                "job",
                new World(usual.seed(), usual.latency(), Map.of("*", 3L), Map.of(), 2, 0, overrides, usual.limits()),
                script,
                external,
                trace::add);
        if (from != null) {
            simulation.startFrom(from, false);
        }
        simulation.run();
        return trace;
    }
}
