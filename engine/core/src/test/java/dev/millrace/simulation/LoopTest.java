package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Configuration;
import dev.millrace.api.DataStream;
import dev.millrace.api.InvalidProgramException;
import dev.millrace.api.IterativeStream;
import dev.millrace.api.RestartStrategyOptions;
import dev.millrace.api.RuntimeExecutionMode;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.graph.CheckpointSettings.Protocol;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import dev.millrace.types.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records that go round: each counts down to nothing, is counted by every subtask it comes through, and leaves the loop once. */
class LoopTest {
    private static final List<Integer> STARTS =
            IntStream.range(0, 24).mapToObj(each -> 1 + each * 7 % 9).toList();
    private static final OutputTag<String> VISITS = new OutputTag<>("visits") {};

    record Walk(int id, int left, int hops) {}

    /** Counts the records of its key and lets them go one step; says how many there were when event time is over. */
    private static final class Step extends KeyedProcessFunction<Integer, Walk, Walk> {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("NullAway.Init") // opened before the first element
        private transient ValueState<Long> visits;

        @Override
        public void open(OpenContext context) {
            visits = getRuntimeContext().getState(new ValueStateDescriptor<>("visits", Types.LONG));
        }

        @Override
        public void processElement(Walk walk, Context context, Collector<Walk> out) throws Exception {
            Long before = visits.value();
            visits.update(before == null ? 1 : before + 1);
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
            out.collect(new Walk(walk.id(), walk.left() - 1, walk.hops() + 1));
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Walk> out) throws Exception {
            context.output(VISITS, context.getCurrentKey() + ": " + visits.value());
        }
    }

    private static StreamExecutionEnvironment env(int parallelism) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(LoopTest.class.getClassLoader());
        env.setParallelism(parallelism);
        env.enableCheckpointing(40);
        env.getCheckpointConfig().setTolerableCheckpointFailureNumber(3);
        return env;
    }

    private static JobGraph job(int parallelism) {
        StreamExecutionEnvironment env = env(parallelism);
        IterativeStream<Walk> loop = env.fromData(IntStream.range(0, STARTS.size())
                        .mapToObj(id -> new Walk(id, STARTS.get(id), 0))
                        .toList())
                .uid("starts")
                .rebalance()
                .map(walk -> walk)
                .returns(Walk.class)
                .uid("spread")
                .iterate(2_000);
        loop.uid("loop");
        var stepped = loop.keyBy(walk -> (walk.id() + walk.left()) % 5)
                .process(new Step())
                .uid("step");
        loop.closeWith(stepped.filter(walk -> walk.left() > 0).uid("on"));
        stepped.filter(walk -> walk.left() == 0)
                .uid("done")
                .map(walk -> walk.id() + " after " + walk.hops())
                .uid("text")
                .sinkTo(Results.committed("done"))
                .uid("done-sink");
        stepped.getSideOutput(VISITS).sinkTo(Results.committed("visits")).uid("visits-sink");
        return env.getJobGraph("job");
    }

    private static List<String> expectedDone() {
        return IntStream.range(0, STARTS.size())
                .mapToObj(id -> id + " after " + STARTS.get(id))
                .toList();
    }

    private static List<String> expectedVisits() {
        Map<Integer, Long> visits = new TreeMap<>();
        for (int id = 0; id < STARTS.size(); id++) {
            for (int left = STARTS.get(id); left > 0; left--) {
                visits.merge((id + left) % 5, 1L, Long::sum);
            }
        }
        return visits.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList();
    }

    private static World world(@Nullable Protocol protocol) {
        return world(protocol, Map.of());
    }

    private static World world(@Nullable Protocol protocol, Map<String, World.Range> slow) {
        World usual = World.of(3);
        World.Overrides overrides = new World.Overrides(null, 20L, null, null, protocol, null, null, Map.of());
        Map<String, World.Range> latency =
                new HashMap<>(Map.of("*", new World.Range(1, 9), "step -> loop", new World.Range(5, 30)));
        latency.putAll(slow);
        return new World(
                usual.seed(), latency, Map.of("*", 1L, "starts", 15L), Map.of(), 2, 0, overrides, usual.limits());
    }

    /** One run, its results and what was seen of it. */
    private static final class Run {
        private final ResultStore results;
        private final List<Traced> trace = new ArrayList<>();
        private final List<CompletedSnapshot> kept = new ArrayList<>();

        @SuppressWarnings("NullAway.Init") // set by the run
        private Simulation.Result result;

        Run(ResultStore results) {
            this.results = results;
        }

        static Run of(JobGraph graph, World world, Script script) {
            return new Run(new ResultStore()).run(graph, world, script, null);
        }

        Run run(JobGraph graph, World world, Script script, @Nullable CompletedSnapshot from) {
            Simulation simulation = new Simulation(
                    Map.of("job", graph),
                    "job",
                    world,
                    script,
                    new External(new StreamLibrary(Map.of()), results, kept::add),
                    trace::add);
            if (from != null) {
                simulation.startFrom(from, false);
            }
            result = simulation.run();
            return this;
        }

        <E> List<E> of(Class<E> kind) {
            return trace.stream()
                    .map(Traced::event)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }

        boolean isRight() {
            return result.status() == JobStatus.FINISHED
                    && rows("done").equals(expectedDone().stream().sorted().toList())
                    && rows("visits").equals(expectedVisits());
        }

        private List<String> rows(String name) {
            return results.rows(name).stream().sorted().toList();
        }

        @Override
        public String toString() {
            return result.status() + ", done " + rows("done") + ", visits " + rows("visits");
        }
    }

    @Test
    void recordsGoRoundUntilNothingComesBack() {
        Run run = Run.of(job(2), world(null), Script.NONE);
        assertThat(run.isRight()).as(run.toString()).isTrue();
        assertThat(run.of(TraceEvent.CheckpointCompleted.class)).hasSizeGreaterThan(3);
        assertThat(run.of(TraceEvent.InFlightKept.class))
                .isNotEmpty()
                .allSatisfy(kept -> assertThat(kept.channel().toString())
                        .startsWith("step.")
                        .contains("loop."));
    }

    @Test
    void onThreadsToo() throws Exception {
        ResultStore results = new ResultStore();
        JobStatus status =
                new ThreadedRun(job(2), new External(new StreamLibrary(Map.of()), results), 60_000, traced -> {}).run();
        assertThat(status).isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("done")).containsExactlyInAnyOrderElementsOf(expectedDone());
        assertThat(results.rows("visits")).containsExactlyInAnyOrderElementsOf(expectedVisits());
    }

    @Test
    void whateverIsKilledEachRecordLeavesOnce() {
        sweep(world(null));
        sweep(world(Protocol.CHANDY_LAMPORT));
    }

    /** A part of the loop has the marker from the other head, and sends it back, before this head has had its own. */
    @Test
    void aMarkerThatComesBackTooSoonIsWaitedBehind() {
        Map<String, World.Range> slow = Map.of("starts -> spread.0", new World.Range(90, 90));
        Run run = Run.of(job(2), world(Protocol.CHANDY_LAMPORT, slow), Script.NONE);
        assertThat(run.isRight()).as(run.toString()).isTrue();
        assertThat(run.of(TraceEvent.CheckpointAborted.class)).isEmpty();
        assertThat(run.of(TraceEvent.ChannelBlocked.class))
                .anySatisfy(blocked -> assertThat(blocked.channel().toString()).matches("step\\..*loop\\..*"));
        sweep(world(Protocol.CHANDY_LAMPORT, slow));
    }

    private static void sweep(World world) {
        JobGraph graph = job(2);
        long steps = Run.of(graph, world, Script.NONE).result.steps();
        Set<String> replayed = new TreeSet<>();
        for (long step = 1; step <= steps; step += 1 + steps / 25) {
            for (String subtask : List.of("loop.0", "step.1", "starts.0", "done-sink.0")) {
                Run run =
                        Run.of(graph, world, new Script(List.of(DeparturesRun.after(step, new Action.Kill(subtask)))));
                assertThat(run.isRight())
                        .as("%s killed after step %d: %s", subtask, step, run)
                        .isTrue();
                run.of(TraceEvent.InFlightReplayed.class)
                        .forEach(each -> replayed.add(each.channel().toString()));
            }
        }
        assertThat(replayed).isNotEmpty();
    }

    @Test
    void aSavepointHoldsWhatGoesRound() {
        JobGraph graph = job(2);
        long steps = Run.of(graph, world(null), Script.NONE).result.steps();
        int resumed = 0;
        for (long step = 40; step < steps; step += 1 + steps / 25) {
            for (int parallelism : List.of(1, 2, 3)) {
                Run first =
                        Run.of(graph, world(null), new Script(List.of(DeparturesRun.after(step, new Action.Stop()))));
                if (first.result.status() == JobStatus.STOPPED) {
                    CompletedSnapshot savepoint = first.kept.get(first.kept.size() - 1);
                    Run second = new Run(first.results).run(job(parallelism), world(null), Script.NONE, savepoint);
                    assertThat(second.isRight())
                            .as("stopped after step %d, resumed with %d: %s", step, parallelism, second)
                            .isTrue();
                    resumed++;
                }
            }
        }
        assertThat(resumed).isGreaterThan(20);
    }

    /** What came back while the job waited for its savepoint, and is in its log, is processed after all. */
    @Test
    void aSavepointThatIsGivenUpLosesNothing() {
        JobGraph graph = job(2);
        long steps = Run.of(graph, world(null), Script.NONE).result.steps();
        int logged = 0;
        for (long step = 40; step < steps * 2 / 3; step += 1 + steps / 25) {
            Script script = new Script(List.of(
                    DeparturesRun.after(step, new Action.FailWriteOut(step % 2 == 0 ? "loop.0" : "done-sink.0")),
                    DeparturesRun.after(step, new Action.Stop())));
            Run first = Run.of(graph, world(null), script);
            Set<Long> givenUp = new TreeSet<>();
            first.of(TraceEvent.CheckpointAborted.class).forEach(each -> givenUp.add(each.checkpoint()));
            logged += (int) first.of(TraceEvent.InFlightKept.class).stream()
                    .filter(each -> givenUp.contains(each.checkpoint()))
                    .count();
            // Asked again when its input has ended, it is past stopping.
            Run last = first.result.status() == JobStatus.FINISHED
                    ? first
                    : new Run(first.results)
                            .run(graph, world(null), Script.NONE, first.kept.get(first.kept.size() - 1));
            assertThat(last.isRight())
                    .as("stopped after step %d: %s", step, last)
                    .isTrue();
        }
        assertThat(logged).isPositive();
    }

    @Test
    void whatComesBackAfterTheEndFailsTheJob() {
        StreamExecutionEnvironment env = env(1);
        env.configure(new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        IterativeStream<Integer> loop = env.fromData(3).iterate(5);
        loop.closeWith(loop.map(number -> number - 1).filter(number -> number > 0));
        World usual = World.of(1);
        World slow = new World(
                1, Map.of("*", new World.Range(50, 50)), Map.of(), Map.of(), 4, 0, usual.overrides(), usual.limits());
        Run run = Run.of(env.getJobGraph("job"), slow, Script.NONE);
        assertThat(run.of(TraceEvent.TaskFailed.class))
                .first()
                .satisfies(failed ->
                        assertThat(failed.cause()).contains("a record came back through the loop after iterate(5)"));
    }

    @Test
    void loopsThatCannotBeAreRefused() {
        StreamExecutionEnvironment open = env(1);
        open.fromData(1, 2).iterate().map(number -> number).print();
        refused(open, "does not have any feedback edges");

        StreamExecutionEnvironment uneven = env(1);
        IterativeStream<Integer> narrow = uneven.fromData(1, 2).iterate();
        narrow.closeWith(narrow.map(number -> number).setParallelism(2));
        refused(uneven, "parallelism of the feedback stream must match");

        refused(closed(env -> env.getCheckpointConfig().enableUnalignedCheckpoints()), "unaligned checkpoints");
        refused(closed(env -> env.getCheckpointConfig().setMaxConcurrentCheckpoints(2)), "one checkpoint at a time");
        refused(closed(env -> env.setRuntimeMode(RuntimeExecutionMode.BATCH)), "BATCH has no loops");

        StreamExecutionEnvironment other = env(1);
        DataStream<Integer> outside = other.fromData(1, 2);
        assertThatThrownBy(() -> outside.iterate().closeWith(outside))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("does not originate from said iteration");
        assertThatThrownBy(() -> outside.iterate(-1)).hasMessageContaining("must not be negative");
    }

    private static StreamExecutionEnvironment closed(java.util.function.Consumer<StreamExecutionEnvironment> setting) {
        StreamExecutionEnvironment env = env(1);
        IterativeStream<Integer> loop = env.fromData(1, 2).iterate();
        loop.closeWith(loop.map(number -> number));
        setting.accept(env);
        return env;
    }

    private static void refused(StreamExecutionEnvironment env, String why) {
        assertThatThrownBy(() -> env.getJobGraph("job"))
                .isInstanceOf(InvalidProgramException.class)
                .hasMessageContaining(why);
    }
}
