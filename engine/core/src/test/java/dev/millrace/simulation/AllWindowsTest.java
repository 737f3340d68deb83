package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.CollectionSource;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.ProcessAllWindowFunction;
import dev.millrace.functions.RichAllWindowFunction;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Reading;
import dev.millrace.samples.Results;
import dev.millrace.state.ReducingState;
import dev.millrace.state.ReducingStateDescriptor;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.TypeInformation;
import dev.millrace.windowing.GlobalWindow;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows over all records, behind two subtasks that read them. */
class AllWindowsTest {
    private static final int RECORDS = 100;

    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());
    private final ResultStore results = new ResultStore();

    /** A reading every 10 ms. */
    private DataStream<Reading> readings() {
        List<Reading> all = IntStream.range(0, RECORDS)
                .mapToObj(i -> new Reading("s" + i % 7, i * 10L, 1))
                .toList();
        return env.fromSource(
                        new CollectionSource<>(all, TypeInformation.of(Reading.class)),
                        WatermarkStrategy.<Reading>forMonotonousTimestamps()
                                .withTimestampAssigner((reading, previous) -> reading.time()),
                        "readings")
                .uid("readings");
    }

    private List<String> simulate(String killed) {
        External external = new External(new StreamLibrary(Map.of()), results);
        Script script = new Script(List.of(
                new Script.Entry(new Script.At.Selected("complete(checkpoint=2)"), new Script.Action.Kill(killed))));
        Simulation simulation = new Simulation(
                Map.of("job", env.getJobGraph("job")), "job", World.of(7), script, external, event -> {});
        assertThat(simulation.run().status()).isEqualTo(JobStatus.FINISHED);
        return results.rows("out");
    }

    private static final class Counting implements AggregateFunction<Reading, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Reading value, Long accumulator) {
            return accumulator + 1;
        }

        @Override
        public Long getResult(Long accumulator) {
            return accumulator;
        }

        @Override
        public Long merge(Long a, Long b) {
            return a + b;
        }
    }

    /** Says how many records a window has, and how many all windows so far. */
    private static final class SoFar extends ProcessAllWindowFunction<Long, String, TimeWindow> {
        private final ReducingStateDescriptor<Long> total =
                new ReducingStateDescriptor<>("total", Long::sum, Long.class);

        @Override
        public void process(Context context, Iterable<Long> elements, Collector<String> out) throws Exception {
            ReducingState<Long> state = context.globalState().getReducingState(total);
            long count = elements.iterator().next();
            state.add(count);
            out.collect(context.window().getStart() + ": " + count + " of " + state.get());
        }
    }

    private void countedByTime() {
        env.enableCheckpointing(20);
        readings()
                .rebalance()
                .map(reading -> reading)
                .setParallelism(2)
                .windowAll(TumblingEventTimeWindows.of(Duration.ofMillis(250)))
                .aggregate(new Counting(), new SoFar())
                .uid("all")
                .sinkTo(Results.committed("out"));
    }

    private static final List<String> COUNTED =
            List.of("0: 25 of 25", "250: 25 of 50", "500: 25 of 75", "750: 25 of 100");

    @Test
    void seesTheRecordsOfAllKeysAcrossAFailure() {
        countedByTime();
        assertThat(simulate("all.0")).containsExactlyElementsOf(COUNTED);
    }

    @Test
    void seesTheSameOnThreads() throws InterruptedException {
        countedByTime();
        External external = new External(new StreamLibrary(Map.of()), results);
        assertThat(new ThreadedRun(env.getJobGraph("job"), external, 60_000, null).run())
                .isEqualTo(JobStatus.FINISHED);
        assertThat(results.rows("out")).containsExactlyElementsOf(COUNTED);
    }

    /** Opened in its subtask. */
    private static final class Sum extends RichAllWindowFunction<Integer, String, GlobalWindow> {
        private String prefix = "never opened: ";

        @Override
        public void open(OpenContext openContext) {
            prefix = "sum in " + getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks() + " subtask: ";
        }

        @Override
        public void apply(GlobalWindow window, Iterable<Integer> values, Collector<String> out) {
            int sum = 0;
            for (int value : values) {
                sum += value;
            }
            out.collect(prefix + sum);
        }
    }

    @Test
    void countsAllRecordsTogether() {
        env.setParallelism(2);
        env.enableCheckpointing(20);
        env.fromData(IntStream.range(0, RECORDS).boxed().toList())
                .countWindowAll(30)
                .apply(new Sum())
                .uid("all")
                .sinkTo(Results.committed("out"))
                .setParallelism(1);
        // 30 records a window; the last ten make none.
        assertThat(simulate("all.0"))
                .containsExactly("sum in 1 subtask: 435", "sum in 1 subtask: 1335", "sum in 1 subtask: 2235");
    }

    @Test
    void slidesOverTheLastOnes() {
        env.enableCheckpointing(20);
        env.fromData(IntStream.range(0, 10).boxed().toList())
                .countWindowAll(4, 3)
                .reduce(Integer::sum)
                .uid("all")
                .sinkTo(Results.committed("out"));
        // 0+1+2, 2+3+4+5, 5+6+7+8
        assertThat(simulate("all.0")).containsExactly("3", "14", "26");
    }

    @Test
    void aWindowBehindAWindowTakesItsResultsByTheTimeTheyStandFor() {
        env.enableCheckpointing(20);
        readings()
                .keyBy(Reading::sensor)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(100)))
                .aggregate(new Counting())
                .setParallelism(2)
                .uid("each")
                .windowAll(TumblingEventTimeWindows.of(Duration.ofMillis(500)))
                .<String>apply(
                        (window, counts, out) -> out.collect(window.getStart() + ": " + sum(counts)),
                        TypeInformation.of(String.class))
                .uid("all")
                .sinkTo(Results.committed("out"));
        assertThat(simulate("each.1")).containsExactly("0: 50", "500: 50");
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
