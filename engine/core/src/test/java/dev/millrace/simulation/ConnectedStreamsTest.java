package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ConnectedStreams;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedCoProcessFunction;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two streams in one operator. */
class ConnectedStreamsTest {
    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    private final ResultStore results = new ResultStore();

    private void run(Script script) {
        External external = new External(new StreamLibrary(Map.of()), results);
        Simulation simulation = new Simulation(
                Map.of("job", env.getJobGraph("job")), "job", World.of(7), script, external, event -> {});
        assertThat(simulation.run().status()).isEqualTo(JobStatus.FINISHED);
    }

    /** Counts the records of a key on both sides in one state. */
    static class BothSides extends KeyedCoProcessFunction<Integer, Integer, String, String> {
        private final ValueStateDescriptor<Integer> count = new ValueStateDescriptor<>("count", Integer.class);

        private String counted(String what) throws Exception {
            ValueState<Integer> state = getRuntimeContext().getState(count);
            Integer before = state.value();
            state.update(before == null ? 1 : before + 1);
            return what + " is number " + state.value();
        }

        @Override
        public void processElement1(Integer value, Context ctx, Collector<String> out) throws Exception {
            out.collect(counted(ctx.getCurrentKey() + ": a record"));
        }

        @Override
        public void processElement2(String value, Context ctx, Collector<String> out) throws Exception {
            out.collect(counted(ctx.getCurrentKey() + ": a record"));
        }
    }

    @Test
    void connectedStreamsShareTheStateOfAKeyAcrossAFailure() {
        env.enableCheckpointing(20);
        env.fromData(IntStream.range(0, 100).boxed().toList())
                .uid("numbers")
                .connect(env.fromData(IntStream.range(0, 60)
                                .mapToObj(Integer::toString)
                                .toList())
                        .uid("texts"))
                .keyBy(number -> number % 2, text -> Integer.parseInt(text) % 2)
                .process(new BothSides())
                .setParallelism(2)
                .uid("both")
                .sinkTo(Results.committed("counted"));
        run(new Script(List.of(
                new Script.Entry(new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill("both.0")))));
        assertThat(results.rows("counted"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 160)
                        .mapToObj(number -> number % 2 + ": a record is number " + (number / 2 + 1))
                        .toList());
    }

    @Test
    void connectedStreamsMustBeKeyedForAKeyedFunction() {
        ConnectedStreams<Integer, String> unkeyed = env.fromData(1).connect(env.fromData("one"));
        assertThatThrownBy(() -> unkeyed.process(new BothSides())).hasMessageContaining("needs both streams keyed");
    }
}
