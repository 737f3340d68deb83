package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.BroadcastStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.BroadcastProcessFunction;
import dev.millrace.functions.CheckpointedFunction;
import dev.millrace.functions.CoFlatMapFunction;
import dev.millrace.functions.CoMapFunction;
import dev.millrace.functions.CoProcessFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.FunctionInitializationContext;
import dev.millrace.functions.FunctionSnapshotContext;
import dev.millrace.functions.KeyedBroadcastProcessFunction;
import dev.millrace.functions.MapFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.RichCoFlatMapFunction;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.state.ListState;
import dev.millrace.state.ListStateDescriptor;
import dev.millrace.state.MapStateDescriptor;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.types.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** State that belongs to a subtask, and the functions on two streams. */
@SuppressWarnings("SameNameButDifferent") // each function has a Context of its own, as in Flink
class OperatorStateTest {
    private static final MapStateDescriptor<String, Integer> FACTORS =
            new MapStateDescriptor<>("factors", Types.STRING, Types.INT);

    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    private final ResultStore results = new ResultStore();

    private External external() {
        return new External(new StreamLibrary(Map.of()), results);
    }

    private void run(Script script) {
        Simulation simulation = new Simulation(
                Map.of("job", env.getJobGraph("job")), "job", World.of(7), script, external(), event -> {});
        assertThat(simulation.run().status()).isEqualTo(JobStatus.FINISHED);
    }

    private static Script killed(String subtask) {
        return new Script(List.of(
                new Script.Entry(new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill(subtask))));
    }

    /** Counts the records of its subtask; the count is in a member variable and goes to operator state with each snapshot. */
    private static final class Numbering implements MapFunction<Integer, Integer>, CheckpointedFunction {
        private final ListStateDescriptor<Integer> descriptor = new ListStateDescriptor<>("count", Types.INT);

        @SuppressWarnings("NullAway.Init") // initialised before the first element
        private transient ListState<Integer> state;

        private transient int count;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            state = context.getOperatorStateStore().getListState(descriptor);
            for (int before : state.get()) {
                count += before;
            }
        }

        @Override
        public Integer map(Integer value) {
            count++;
            return count;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            state.update(List.of(count));
        }
    }

    @Test
    void operatorStateGoesOnWhereItsCheckpointStood() {
        env.enableCheckpointing(20);
        env.fromData(IntStream.range(0, 200).boxed().toList())
                .uid("numbers")
                .map(new Numbering())
                .uid("numbering")
                .disableChaining()
                .sinkTo(Results.committed("numbered"));
        run(killed("numbering.0"));
        assertThat(results.rows("numbered"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** Multiplies by the factor of the day, which the broadcast side says; records before the first one are multiplied by 0. */
    private static final class Multiply extends KeyedBroadcastProcessFunction<Integer, Integer, Integer, String> {
        @Override
        public void processElement(Integer value, ReadOnlyContext ctx, Collector<String> out) throws Exception {
            Integer factor = ctx.getBroadcastState(FACTORS).get("day");
            ValueState<Integer> last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", Types.INT));
            last.update(value);
            out.collect(ctx.getCurrentKey() + ": " + value * (factor == null ? 0 : factor));
        }

        @Override
        public void processBroadcastElement(Integer value, Context ctx, Collector<String> out) throws Exception {
            ctx.getBroadcastState(FACTORS).put("day", value);
            ctx.applyToKeyedState(
                    new ValueStateDescriptor<>("last", Types.INT), (key, last) -> last.update(last.value()));
        }
    }

    private BroadcastStream<Integer> factors(int count) {
        return env.fromData(IntStream.rangeClosed(1, count).boxed().toList())
                .uid("factors")
                .broadcast(FACTORS);
    }

    private void multiply() {
        env.enableCheckpointing(20);
        env.fromData(IntStream.range(0, 200).boxed().toList())
                .uid("numbers")
                .keyBy(number -> number % 4)
                .connect(factors(1))
                .process(new Multiply())
                .setParallelism(2)
                .uid("multiply")
                .sinkTo(Results.committed("products"));
    }

    private void assertProducts() {
        // Every number comes out once, multiplied by 1, or by 0 where it came before the factor.
        assertThat(results.rows("products")).hasSize(200);
        for (int key = 0; key < 4; key++) {
            String prefix = key + ": ";
            List<Integer> products = results.rows("products").stream()
                    .filter(row -> row.startsWith(prefix))
                    .map(row -> Integer.parseInt(row.substring(prefix.length())))
                    .toList();
            assertThat(products).hasSize(50).endsWith(196 + key);
        }
    }

    @Test
    void broadcastStateSurvivesAFailure() {
        multiply();
        run(killed("multiply.1"));
        assertProducts();
    }

    @Test
    void broadcastStateIsThereOnThreads() throws InterruptedException {
        multiply();
        assertThat(new ThreadedRun(env.getJobGraph("job"), external(), 60_000, null).run())
                .isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("products")).hasSize(200);
    }

    private static final class Label extends BroadcastProcessFunction<Integer, Integer, String> {
        @Override
        public void processElement(Integer value, ReadOnlyContext ctx, Collector<String> out) throws Exception {
            out.collect(ctx.getBroadcastState(FACTORS).contains("none") + "");
        }

        @Override
        public void processBroadcastElement(Integer value, Context ctx, Collector<String> out) throws Exception {
            ctx.getBroadcastState(new MapStateDescriptor<>("unknown", Types.STRING, Types.INT))
                    .put("day", value);
        }
    }

    @Test
    void onlyNamedBroadcastStatesAreThere() {
        env.fromData(1).connect(factors(1)).process(new Label()).sinkTo(Results.append("labels"));
        Simulation simulation = new Simulation(
                Map.of("job", env.getJobGraph("job")), "job", World.of(7), Script.NONE, external(), event -> {});
        assertThat(simulation.run().status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void theRightBroadcastFunctionForTheStream() {
        assertThatThrownBy(() -> env.fromData(1).connect(factors(1)).process(new Multiply()))
                .hasMessageContaining("can only be used on a keyed stream");
        assertThatThrownBy(() -> env.fromData(1)
                        .keyBy(number -> number)
                        .connect(factors(1))
                        .process(new Label()))
                .hasMessageContaining("can only be used on a stream that is not keyed");
    }

    private static final class Named implements CoMapFunction<Integer, String, String> {
        @Override
        public String map1(Integer value) {
            return "number " + value;
        }

        @Override
        public String map2(String value) {
            return "text " + value;
        }
    }

    private static final class Repeated implements CoFlatMapFunction<Integer, String, String> {
        @Override
        public void flatMap1(Integer value, Collector<String> out) {
            for (int i = 0; i < value; i++) {
                out.collect("number");
            }
        }

        @Override
        public void flatMap2(String value, Collector<String> out) {
            out.collect(value);
            out.collect(value);
        }
    }

    @Test
    void mapsBothStreams() {
        env.fromData(1, 2).connect(env.fromData("one")).map(new Named()).sinkTo(Results.append("named"));
        env.fromData(2).connect(env.fromData("one")).flatMap(new Repeated()).sinkTo(Results.append("repeated"));
        run(Script.NONE);
        assertThat(results.rows("named")).containsExactlyInAnyOrder("number 1", "number 2", "text one");
        assertThat(results.rows("repeated")).containsExactlyInAnyOrder("number", "number", "one", "one");
    }

    /** The talk's control stream: readings are multiplied by the last amplitude of their key. */
    private static final class Amplifier extends RichCoFlatMapFunction<Integer, Integer, Integer> {
        @SuppressWarnings("NullAway.Init") // opened before the first element
        private transient ValueState<Integer> amplitude;

        @Override
        public void open(OpenContext openContext) {
            amplitude = getRuntimeContext().getState(new ValueStateDescriptor<>("amplitude", Types.INT));
        }

        @Override
        public void flatMap1(Integer value, Collector<Integer> out) throws Exception {
            Integer factor = amplitude.value();
            out.collect(value * (factor == null ? 0 : factor));
        }

        @Override
        public void flatMap2(Integer value, Collector<Integer> out) throws Exception {
            amplitude.update(value);
        }
    }

    @Test
    void richFunctionsOnKeyedStreamsShareTheStateOfAKey() {
        env.fromData(IntStream.rangeClosed(1, 100).boxed().toList())
                .keyBy(number -> 0)
                .connect(env.fromData(3).keyBy(number -> 0))
                .flatMap(new Amplifier())
                .sinkTo(Results.append("amplified"));
        run(Script.NONE);
        assertThat(results.rows("amplified")).hasSize(100).endsWith("300");
    }

    private static final class Clocked extends CoProcessFunction<Integer, Integer, String> {
        @Override
        public void processElement1(Integer value, Context ctx, Collector<String> out) {
            ctx.timerService().registerProcessingTimeTimer(ctx.timerService().currentProcessingTime() + 5);
        }

        @Override
        public void processElement2(Integer value, Context ctx, Collector<String> out) {
            // Kept alive until the timer is due.
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
            out.collect(ctx.timeDomain() + " at " + Objects.equals(timestamp, ctx.timestamp()));
        }
    }

    @Test
    void aCoProcessFunctionHasTimersOnKeyedStreams() {
        env.fromData(1)
                .keyBy(number -> number)
                .connect(env.fromData(IntStream.range(0, 100).boxed().toList()).keyBy(number -> number))
                .process(new Clocked())
                .sinkTo(Results.append("timers"));
        run(Script.NONE);
        assertThat(results.rows("timers")).containsExactly("PROCESSING_TIME at true");
    }
}
