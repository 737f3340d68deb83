package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.CheckpointedFunction;
import dev.millrace.functions.Function;
import dev.millrace.functions.FunctionInitializationContext;
import dev.millrace.functions.FunctionSnapshotContext;
import dev.millrace.functions.JoinFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.state.ListState;
import dev.millrace.state.ListStateDescriptor;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.Types;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A function's own state survives also where the engine wraps the function into another. */
class WrappedFunctionsTest {
    private static final int RECORDS = 60;

    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());

    WrappedFunctionsTest() {
        env.enableCheckpointing(15);
    }

    /** Numbers its own calls. */
    private abstract static class Numbering implements CheckpointedFunction, Function {
        @SuppressWarnings("NullAway.Init") // initialised before the first element
        private transient ListState<Integer> state;

        private transient int calls;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("calls", Types.INT));
            for (int before : state.get()) {
                calls += before;
            }
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            state.update(List.of(calls));
        }

        int next() {
            return ++calls;
        }
    }

    private static final class NumberingReduce extends Numbering implements ReduceFunction<Integer> {
        @Override
        public Integer reduce(Integer a, Integer b) {
            return next();
        }
    }

    private static final class NumberingJoin extends Numbering implements JoinFunction<Integer, Integer, Integer> {
        @Override
        public Integer join(Integer a, Integer b) {
            return next();
        }
    }

    private List<Integer> numbersAfterAKill() {
        ResultStore results = new ResultStore();
        Script.Entry kill = new Script.Entry(
                new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill("numbering.0"));
        Simulation simulation = new Simulation(
                Map.of("job", env.getJobGraph("job")),
                "job",
                World.of(7),
                new Script(List.of(kill)),
                new External(new StreamLibrary(Map.of()), results),
                event -> {});
        assertThat(simulation.run().status()).isEqualTo(JobStatus.FINISHED);
        return results.rows("numbers").stream().map(Integer::valueOf).toList();
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, RECORDS).boxed().toList();
    }

    @Test
    void ofAReduce() {
        env.fromData(numbers())
                .keyBy(number -> 0)
                .reduce(new NumberingReduce())
                .uid("numbering")
                .sinkTo(Results.committed("numbers"));
        assertThat(numbersAfterAKill())
                .containsExactlyElementsOf(IntStream.range(0, RECORDS).boxed().toList());
    }

    @Test
    void ofAJoin() {
        WatermarkStrategy<Integer> strategy = WatermarkStrategy.<Integer>forMonotonousTimestamps()
                .withTimestampAssigner((number, before) -> 10L * number);
        env.fromData(numbers())
                .assignTimestampsAndWatermarks(strategy)
                .join(env.fromData(numbers()).assignTimestampsAndWatermarks(strategy))
                .where(number -> 0)
                .equalTo(number -> 0)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                .apply(new NumberingJoin())
                .uid("numbering")
                .sinkTo(Results.committed("numbers"));
        assertThat(numbersAfterAKill())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, RECORDS).boxed().toList());
    }
}
