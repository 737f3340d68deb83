package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.connector.CollectionSource;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.CoMapFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.ProcessAllWindowFunction;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.simulation.Script.At;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TraceEvent.MetricChanged;
import dev.millrace.types.Types;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What windows make of their records: the ways to say it, what is dropped, and what an upgrade leaves. */
class WindowResultsTest {
    private static final TumblingEventTimeWindows TEN_SECONDS = TumblingEventTimeWindows.of(Duration.ofSeconds(10));

    private final TracedJob job = new TracedJob();

    /** A record a number, which is its event time in seconds. */
    private static DataStream<Integer> seconds(TracedJob job, Integer... times) {
        return job.env
                .fromSource(
                        new CollectionSource<>(List.of(times), Types.INT),
                        WatermarkStrategy.<Integer>forMonotonousTimestamps()
                                .withTimestampAssigner((time, previous) -> time * 1_000L),
                        "seconds")
                .uid("seconds");
    }

    private KeyedStream<Integer, Integer> keyed() {
        return seconds(job, 1, 2, 3, 11, 12).keyBy(time -> time % 2, Types.INT);
    }

    private void assertRows(String... rows) {
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactlyInAnyOrder(rows);
    }

    private static final class Sum implements AggregateFunction<Integer, Integer, Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public Integer createAccumulator() {
            return 0;
        }

        @Override
        public Integer add(Integer number, Integer sum) {
            return sum + number;
        }

        @Override
        public Integer getResult(Integer sum) {
            return sum;
        }

        @Override
        public Integer merge(Integer a, Integer b) {
            return a + b;
        }
    }

    private static String row(Object key, TimeWindow window, Iterable<Integer> sums) {
        return key + "@" + window.getEnd() / 1_000 + "=" + sums.iterator().next();
    }

    @Test
    void aWindowFunctionIsGivenWhatWasReduced() {
        keyed().window(TEN_SECONDS)
                .reduce(
                        Integer::sum,
                        (Integer key, TimeWindow window, Iterable<Integer> sums, Collector<String> out) ->
                                out.collect(row(key, window, sums)),
                        Types.STRING)
                .sinkTo(Results.committed("out"));
        assertRows("1@10=4", "0@10=2", "1@20=11", "0@20=12");
    }

    @Test
    void orAggregated() {
        keyed().window(TEN_SECONDS)
                .aggregate(
                        new Sum(),
                        (Integer key, TimeWindow window, Iterable<Integer> sums, Collector<String> out) ->
                                out.collect(row(key, window, sums)),
                        Types.INT,
                        Types.STRING)
                .sinkTo(Results.committed("out"));
        assertRows("1@10=4", "0@10=2", "1@20=11", "0@20=12");
    }

    @Test
    void overAllRecordsToo() {
        seconds(job, 1, 2, 3, 11, 12)
                .windowAll(TEN_SECONDS)
                .reduce(
                        Integer::sum,
                        (TimeWindow window, Iterable<Integer> sums, Collector<String> out) ->
                                out.collect(row("reduced", window, sums)),
                        Types.STRING)
                .sinkTo(Results.committed("out"));
        assertRows("reduced@10=6", "reduced@20=23");
    }

    @Test
    void orAggregatedOverAllRecords() {
        seconds(job, 1, 2, 3, 11, 12)
                .windowAll(TEN_SECONDS)
                .aggregate(
                        new Sum(),
                        (TimeWindow window, Iterable<Integer> sums, Collector<String> out) ->
                                out.collect(row("sum", window, sums)),
                        Types.INT,
                        Types.STRING)
                .sinkTo(Results.committed("out"));
        assertRows("sum@10=6", "sum@20=23");
    }

    private static final class All extends ProcessAllWindowFunction<Integer, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(Context context, Iterable<Integer> sums, Collector<String> out) {
            out.collect(row("all", context.window(), sums));
        }
    }

    @Test
    void aProcessFunctionOverAllRecordsOfAGivenType() {
        seconds(job, 1, 2, 3, 11, 12)
                .windowAll(TEN_SECONDS)
                .reduce(Integer::sum, new All(), Types.STRING)
                .sinkTo(Results.committed("out"));
        assertRows("all@10=6", "all@20=23");
    }

    @Test
    void whatIsDroppedIsCounted() {
        // A watermark follows only so often: 30 is long past when 1 and 2 come.
        job.env.getConfig().setAutoWatermarkInterval(1);
        seconds(job, 30, 1, 2, 31)
                .windowAll(TEN_SECONDS)
                .reduce(Integer::sum)
                .uid("windows")
                .sinkTo(Results.committed("out"));
        World slow = new World(
                7,
                Map.of("*", new World.Range(1, 1)),
                Map.of("seconds", 20L),
                Map.of(),
                8,
                0,
                World.Overrides.NONE,
                World.Limits.DEFAULT);
        assertThat(job.run(slow, Script.NONE)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.results.rows("out")).containsExactly("61");
        assertThat(job.events(MetricChanged.class)
                        .filter(changed -> changed.metric().equals("numLateRecordsDropped"))
                        .map(changed -> changed.operator() + " " + changed.value()))
                .containsExactly("windows 1", "windows 2");
    }

    /** Numbers and texts as numbers. */
    private static final class Lengths implements CoMapFunction<Integer, String, Integer> {
        private static final long serialVersionUID = 1;

        @Override
        public Integer map1(Integer number) {
            return number;
        }

        @Override
        public Integer map2(String text) {
            throw new IllegalStateException("no text is sent");
        }
    }

    @Test
    void ofWhatComesThroughAnOperatorWhoseOtherInputHasNoTimestamps() {
        seconds(job, 1, 2, 11)
                .connect(job.env.fromData("a").filter(text -> false))
                .map(new Lengths())
                .windowAll(TEN_SECONDS)
                .reduce(Integer::sum)
                .sinkTo(Results.committed("out"));
        assertRows("3", "11");
    }

    private static JobGraph withLateness(Duration lateness) {
        TracedJob version = new TracedJob();
        version.env.enableCheckpointing(10_000);
        seconds(version, 1, 11, 2, 30)
                .keyBy(time -> true)
                .window(TEN_SECONDS)
                .allowedLateness(lateness)
                .reduce(Integer::sum)
                .uid("windows")
                .sinkTo(Results.committed("out"))
                .uid("out");
        return version.env.getJobGraph("job");
    }

    @Test
    void ofAWindowThatHadFiredBeforeItsLatenessWasTakenAway() {
        ResultStore results = new ResultStore();
        Map<String, JobGraph> versions =
                Map.of("job", withLateness(Duration.ofSeconds(10)), "strict", withLateness(Duration.ZERO));
        World slow = new World(
                7,
                Map.of("*", new World.Range(1, 1)),
                Map.of("seconds", 300L),
                Map.of(),
                8,
                0,
                World.Overrides.NONE,
                World.Limits.DEFAULT);
        Script upgrade = new Script(
                List.of(new Script.Entry(new At.Selected("fire(windows)"), new Action.Swap("strict", false))));
        External external = new External(new StreamLibrary(Map.of()), results);
        assertThat(new Simulation(versions, "job", slow, upgrade, external, event -> {})
                        .run()
                        .status())
                .isEqualTo(JobStatus.FINISHED);
        // 1 has fired; 2 is in time after the restore, since the watermark is no state, and fires what is left with it.
        assertThat(results.rows("out")).containsExactlyInAnyOrder("1", "3", "11", "30");
    }
}
