package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.WindowedStream;
import dev.millrace.connector.CollectionSource;
import dev.millrace.functions.Collector;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessJoinFunction;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent.WindowFired;
import dev.millrace.types.Types;
import dev.millrace.windowing.ContinuousEventTimeTrigger;
import dev.millrace.windowing.ContinuousProcessingTimeTrigger;
import dev.millrace.windowing.CountTrigger;
import dev.millrace.windowing.DeltaEvictor;
import dev.millrace.windowing.DeltaTrigger;
import dev.millrace.windowing.GlobalWindow;
import dev.millrace.windowing.GlobalWindows;
import dev.millrace.windowing.ProcessingTimeSessionWindows;
import dev.millrace.windowing.ProcessingTimeoutTrigger;
import dev.millrace.windowing.PurgingTrigger;
import dev.millrace.windowing.SlidingProcessingTimeWindows;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import dev.millrace.windowing.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Triggers, evictors and windows of either clock in whole jobs, whose source reads a record and sends a watermark, for 10 ms each. */
@SuppressWarnings("SameNameButDifferent") // each function has a Context of its own, as in Flink
class TriggersTest {
    private static final long EVERY = 10;

    private final TracedJob job = new TracedJob();

    /** The numbers to {@code last}, which are their event times in seconds; a watermark follows each. */
    private DataStream<Integer> numbers(int last) {
        job.env.getConfig().setAutoWatermarkInterval(1);
        return job.env
                .fromSource(
                        new CollectionSource<>(
                                IntStream.rangeClosed(1, last).boxed().toList(), Types.INT),
                        WatermarkStrategy.<Integer>forMonotonousTimestamps()
                                .withTimestampAssigner((number, previous) -> number * 1_000L),
                        "numbers")
                .uid("numbers");
    }

    private void assertRows(String... rows) {
        run();
        assertThat(job.results.rows("out")).containsExactly(rows);
    }

    private void run() {
        World world = new World(
                7,
                Map.of("*", new World.Range(1, 1)),
                Map.of("numbers", EVERY, "data", 300L),
                Map.of(),
                64,
                0,
                World.Overrides.NONE,
                World.Limits.DEFAULT);
        assertThat(job.run(world, Script.NONE)).isEqualTo(JobStatus.FINISHED);
    }

    private <W extends Window> void summed(WindowedStream<Integer, Boolean, W> windows) {
        windows.reduce(Integer::sum).uid("windows").sinkTo(Results.committed("out"));
    }

    private static String listed(Iterable<Integer> elements) {
        StringBuilder list = new StringBuilder();
        elements.forEach(each -> list.append(list.isEmpty() ? "" : " ").append(each));
        return list.toString();
    }

    @Test
    void continuousByEventTime() {
        summed(numbers(10)
                .keyBy(number -> true)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                .trigger(ContinuousEventTimeTrigger.of(Duration.ofSeconds(3))));
        // The watermark that passes 3 s comes behind 4; the last window fires with what is left of its timers at the
        // end.
        assertRows("10", "28", "45", "45", "10", "10", "10", "10");
    }

    @Test
    void continuousByProcessingTime() {
        summed(numbers(30)
                .keyBy(number -> true)
                .window(GlobalWindows.create())
                .trigger(ContinuousProcessingTimeTrigger.of(Duration.ofMillis(100))));
        run();
        assertThat(job.events(WindowFired.class))
                .hasSizeBetween(5, 7)
                .allMatch(fired -> fired.domain() == TimeDomain.PROCESSING_TIME);
        assertThat(job.trace.stream()
                        .filter(traced -> traced.event() instanceof WindowFired)
                        .map(traced -> traced.time() / 100))
                .doesNotHaveDuplicates();
    }

    @Test
    void afterATimeout() {
        summed(numbers(30)
                .keyBy(number -> true)
                .window(GlobalWindows.create())
                .trigger(
                        ProcessingTimeoutTrigger.of(PurgingTrigger.of(CountTrigger.of(1_000)), Duration.ofMillis(95))));
        run();
        List<Integer> sums =
                job.results.rows("out").stream().map(Integer::valueOf).toList();
        assertThat(sums).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sums.get(0)).isEqualTo(1 + 2 + 3 + 4 + 5);
    }

    @Test
    void whenAValueHasMovedFarEnough() {
        summed(numbers(10)
                .keyBy(number -> true)
                .window(GlobalWindows.create())
                .trigger(DeltaTrigger.of(
                        3,
                        (Integer last, Integer now) -> now - last,
                        Types.INT.createSerializer(job.env.getConfig().getSerializerConfig()))));
        // Further than 3 from the one that fired last: 5, 9.
        assertRows("15", "45");
    }

    @Test
    void evictedWhereTheyAreTooFarFromTheLast() {
        numbers(6)
                .keyBy(number -> true)
                .window(GlobalWindows.create())
                .trigger(CountTrigger.of(3))
                .evictor(DeltaEvictor.of(2, (Integer old, Integer last) -> last - old))
                .apply(
                        (Boolean key, GlobalWindow window, Iterable<Integer> elements, Collector<String> out) ->
                                out.collect(listed(elements)),
                        Types.STRING)
                .sinkTo(Results.committed("out"));
        // 1 is as far from 3 as 2, which is evicted; of 2 to 6 only 5 and 6 are nearer.
        assertRows("2 3", "5 6");
    }

    @Test
    void onlyAtTheEndOfTheStream() {
        summed(numbers(10).keyBy(number -> true).window(GlobalWindows.createWithEndOfStreamTrigger()));
        assertRows("55");
    }

    @Test
    void sessionsOfProcessingTime() {
        summed(numbers(10)
                .keyBy(number -> number <= 5)
                .window(ProcessingTimeSessionWindows.withGap(Duration.ofMillis(25))));
        run();
        // The first five come within 20 ms of each other and fire while the others come; those have no one to fire
        // them.
        assertThat(job.results.rows("out")).containsExactly("15");
    }

    @Test
    void slidingWindowsOfProcessingTime() {
        numbers(30)
                .keyBy(number -> true)
                .window(SlidingProcessingTimeWindows.of(Duration.ofMillis(100), Duration.ofMillis(50)))
                .apply(
                        (Boolean key, TimeWindow window, Iterable<Integer> elements, Collector<Integer> out) ->
                                out.collect(listed(elements).split(" ").length),
                        Types.INT)
                .sinkTo(Results.committed("out"));
        run();
        List<String> counts = job.results.rows("out");
        assertThat(counts).hasSizeBetween(11, 13);
        assertThat(counts.subList(2, 11)).containsOnly("5");
    }

    /** Says how often its window has fired. */
    private static final class Firings extends ProcessWindowFunction<Integer, String, Boolean, TimeWindow> {
        private static final long serialVersionUID = 1;
        private final ValueStateDescriptor<Integer> fired = new ValueStateDescriptor<>("fired", Types.INT);

        @Override
        public void process(Boolean key, Context context, Iterable<Integer> sums, Collector<String> out)
                throws Exception {
            ValueState<Integer> state = context.windowState().getState(fired);
            int before = state.value() == null ? 0 : state.value();
            state.update(before + 1);
            out.collect(context.window().getEnd() / 1_000 + ": " + (before + 1));
        }

        @Override
        public void clear(Context context) throws Exception {
            context.windowState().getState(fired).clear();
        }
    }

    @Test
    void eachWindowHasStateOfItsOwn() {
        numbers(8)
                .keyBy(number -> true)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(5)))
                .trigger(CountTrigger.of(2))
                .process(new Firings())
                .sinkTo(Results.committed("out"));
        assertRows("5: 1", "5: 2", "10: 1", "10: 2");
    }

    /** Pairs as text. */
    private static final class Pairs extends ProcessJoinFunction<Integer, Integer, String> {
        private static final long serialVersionUID = 1;

        @Override
        public void processElement(Integer left, Integer right, Context context, Collector<String> out) {
            out.collect(left + "+" + right);
        }
    }

    @Test
    void recordsThatAreTooLateForAnIntervalJoinGoToTheSide() {
        OutputTag<Integer> late = new OutputTag<>("late", Types.INT);
        // The second comes 300 ms after the first, when both clocks have passed it.
        DataStream<Integer> times = job.env
                .fromData(50, 1)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Integer>forMonotonousTimestamps()
                        .withTimestampAssigner((time, previous) -> time * 1_000L));
        var joined = numbers(60)
                .keyBy(number -> true)
                .intervalJoin(times.keyBy(number -> true))
                .between(Duration.ofSeconds(-1), Duration.ofSeconds(1))
                .sideOutputRightLateData(late)
                .process(new Pairs());
        joined.sinkTo(Results.committed("out"));
        joined.getSideOutput(late).sinkTo(Results.committed("late"));
        run();
        assertThat(job.results.rows("out")).containsExactly("49+50", "50+50", "51+50");
        assertThat(job.results.rows("late")).containsExactly("1");
    }
}
