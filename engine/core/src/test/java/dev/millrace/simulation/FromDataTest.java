package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.CollectionSource;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.Collector;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Reading;
import dev.millrace.samples.Results;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.Tuple2;
import dev.millrace.types.Tuple3;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole jobs over records that are written in the job itself. */
class FromDataTest {
    private static final OutputTag<String> ODD = new OutputTag<>("odd", Types.STRING);

    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    private final ResultStore results = new ResultStore();

    static class Split extends ProcessFunction<Integer, Integer> {
        @Override
        public void processElement(Integer value, Context ctx, Collector<Integer> out) {
            if (value % 2 == 0) {
                out.collect(value);
            } else {
                ctx.output(ODD, "odd " + value);
            }
        }
    }

    private void run(Script script) {
        Simulation.Result result = new Simulation(
                        Map.of("job", env.getJobGraph("job")),
                        "job",
                        World.of(7),
                        script,
                        new External(new StreamLibrary(Map.of()), results),
                        event -> {})
                .run();
        assertThat(result.status()).isEqualTo(JobStatus.FINISHED);
    }

    @Test
    void runsThroughEveryStatelessOperator() {
        env.fromData("to be", "or not", "to be")
                .<String>flatMap((line, out) -> List.of(line.split(" ")).forEach(out::collect))
                .filter(word -> word.startsWith("t") || word.startsWith("n"))
                .map(word -> word + "!")
                .sinkTo(Results.append("words"));
        run(Script.NONE);
        assertThat(results.rows("words")).containsExactly("to!", "not!", "to!");
    }

    @Test
    void countsWordsInTuples() {
        env.fromData("to be", "or not", "to be")
                .<Tuple2<String, Integer>>flatMap(
                        (line, out) -> List.of(line.split(" ")).forEach(word -> out.collect(Tuple2.of(word, 1))))
                .returns(Types.TUPLE(Types.STRING, Types.INT))
                .keyBy(word -> word.f0)
                .sum(1)
                .sinkTo(Results.append("counts"));
        run(Script.NONE);
        assertThat(results.rows("counts"))
                .containsExactlyInAnyOrder("(to,1)", "(be,1)", "(or,1)", "(not,1)", "(to,2)", "(be,2)");
    }

    @Test
    void aggregatesOneFieldOfAWindow() {
        List<Tuple3<String, Long, Double>> readings =
                List.of(Tuple3.of("a", 100L, 1.5), Tuple3.of("a", 900L, 4.0), Tuple3.of("a", 1_100L, 2.0));
        env.fromSource(
                        new CollectionSource<>(readings, Types.TUPLE(Types.STRING, Types.LONG, Types.DOUBLE)),
                        WatermarkStrategy.<Tuple3<String, Long, Double>>forMonotonousTimestamps()
                                .withTimestampAssigner((reading, previous) -> reading.f1),
                        "readings")
                .keyBy(reading -> reading.f0)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .maxBy("f2")
                .sinkTo(Results.append("largest"));
        run(Script.NONE);
        assertThat(results.rows("largest")).containsExactly("(a,900,4.0)", "(a,1100,2.0)");
    }

    @Test
    void sumsPlainNumbers() {
        env.fromData(1, 2, 3, 4).keyBy(number -> number % 2).sum(0).sinkTo(Results.append("sums"));
        run(Script.NONE);
        assertThat(results.rows("sums")).containsExactly("1", "2", "4", "6");
    }

    @Test
    void runsUnionsAndSideOutputs() {
        var split = env.fromData(1, 2).union(env.fromData(3, 4)).process(new Split());
        split.sinkTo(Results.append("even"));
        split.getSideOutput(ODD).sinkTo(Results.append("odd"));
        run(Script.NONE);
        assertThat(results.rows("even")).containsExactlyInAnyOrder("2", "4");
        assertThat(results.rows("odd")).containsExactlyInAnyOrder("odd 1", "odd 3");
    }

    @Test
    void goesOnWhereItsCheckpointStood() {
        env.enableCheckpointing(20);
        env.fromData(IntStream.range(0, 200).boxed().toList())
                .uid("numbers")
                .keyBy(number -> number % 3)
                .reduce(Integer::sum)
                .setParallelism(2)
                .uid("sums")
                .sinkTo(Results.committed("sums"));
        run(new Script(List.of(new Script.Entry(
                new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill("numbers.0")))));
        assertThat(results.rows("sums")).hasSize(200).doesNotHaveDuplicates().contains("6633", "6700", "6567");
    }

    @Test
    void hasEventTimeWhereTheStrategyGivesIt() {
        List<Reading> readings =
                List.of(new Reading("a", 100, 1.0), new Reading("a", 900, 2.0), new Reading("a", 1_100, 4.0));
        env.fromSource(
                        new CollectionSource<>(readings, TypeInformation.of(Reading.class)),
                        WatermarkStrategy.<Reading>forMonotonousTimestamps()
                                .withTimestampAssigner((reading, previous) -> reading.time()),
                        "readings")
                .keyBy(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .reduce((a, b) -> new Reading(a.sensor(), b.time(), a.value() + b.value()))
                .map(sum -> sum.sensor() + " " + sum.value())
                .sinkTo(Results.append("sums"));
        run(Script.NONE);
        assertThat(results.rows("sums")).containsExactly("a 3.0", "a 4.0");
    }

    @Test
    void needsARecordToKnowTheType() {
        assertThatThrownBy(() -> env.fromData(List.of()))
                .hasMessage("fromData() needs at least one record, to know the type of the stream.");
    }

    /** A record that can be changed. */
    public static class Counter {
        /** How often. */
        public int count;

        /** To whom. */
        public List<String> names = new ArrayList<>();

        @Override
        public String toString() {
            return count + " " + names;
        }
    }

    private static Counter marked(Counter counter, String name) {
        counter.count++;
        counter.names.add(name);
        return counter;
    }

    @Test
    void whatAFunctionDoesToARecordNoOtherOneSees() {
        DataStream<Counter> counters = env.fromData(new Counter());
        counters.map(counter -> marked(counter, "left")).map(Counter::toString).sinkTo(Results.append("left"));
        counters.map(counter -> marked(counter, "right")).map(Counter::toString).sinkTo(Results.append("right"));
        counters.rebalance()
                .map(counter -> marked(counter, "far"))
                .setParallelism(2)
                .map(Counter::toString)
                .sinkTo(Results.append("far"));
        run(Script.NONE);
        assertThat(results.rows("left")).containsExactly("1 [left]");
        assertThat(results.rows("right")).containsExactly("1 [right]");
        assertThat(results.rows("far")).containsExactly("1 [far]");
    }

    @Test
    void refusesRecordsThatCannotBeStored() {
        assertThatThrownBy(() -> env.fromData(Duration.ZERO))
                .hasMessage(
                        "Records of type Duration cannot be written in the job: the class Duration cannot be stored: it is"
                                + " neither a basic type nor a POJO. They may be " + TypeInformation.STORABLE + ".");
    }
}
