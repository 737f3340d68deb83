package dev.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.RestartSettings;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The jobs of the examples, as a learner writes them. */
class ExampleGraphsTest {
    record Departures(String airport, long windowEnd, long count) {}

    record Reading(String sensor, long time, double value) {}

    record Sum(String sensor, long windowEnd, long count, double total) {}

    static class Count implements AggregateFunction<Flight, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Flight flight, Long count) {
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long a, Long b) {
            return a + b;
        }
    }

    static class Label extends ProcessWindowFunction<Long, Departures, String, TimeWindow> {
        @Override
        public void process(String airport, Context context, Iterable<Long> counts, Collector<Departures> out) {
            out.collect(new Departures(
                    airport, context.window().getEnd(), counts.iterator().next()));
        }
    }

    static class Adder implements AggregateFunction<Reading, Sum, Sum> {
        @Override
        public Sum createAccumulator() {
            return new Sum("", 0, 0, 0.0);
        }

        @Override
        public Sum add(Reading reading, Sum sum) {
            return new Sum(reading.sensor(), 0, sum.count() + 1, sum.total() + reading.value());
        }

        @Override
        public Sum getResult(Sum sum) {
            return sum;
        }

        @Override
        public Sum merge(Sum a, Sum b) {
            return new Sum(a.sensor(), 0, a.count() + b.count(), a.total() + b.total());
        }
    }

    static class AtEnd extends ProcessWindowFunction<Sum, Sum, String, TimeWindow> {
        @Override
        public void process(String sensor, Context context, Iterable<Sum> sums, Collector<Sum> out) {
            out.collect(sums.iterator().next());
        }
    }

    private static WatermarkStrategy<Flight> bounded(int minutes) {
        return WatermarkStrategy.<Flight>forBoundedOutOfOrderness(Duration.ofMinutes(minutes))
                .withTimestampAssigner((flight, previous) -> flight.date());
    }

    @Test
    void departures() {
        StreamExecutionEnvironment env = Graphs.environment();
        env.setParallelism(2);
        env.enableCheckpointing(1_000);

        env.fromSource(ListedSource.flights(), bounded(255), "flights")
                .uid("flights")
                .keyBy(flight -> flight.origin())
                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                .aggregate(new Count(), new Label())
                .uid("count-per-airport")
                .sinkTo(new ListedSink<>("departures"))
                .uid("departures");

        JobGraph graph = Graphs.graph(env);
        assertThat(Graphs.nodes(graph))
                .containsExactly("source flights x2", "window count-per-airport x2", "sink departures x2 +");
        assertThat(Graphs.edges(graph))
                .containsExactly("flights -hash-> count-per-airport", "count-per-airport -forward-> departures");
        assertThat(graph.settings().checkpoints().interval()).isEqualTo(1_000);
        assertThat(graph.settings().restart())
                .isEqualTo(new RestartSettings.ExponentialDelay(1_000, 60_000, 1.5, 3_600_000, 0.1, Integer.MAX_VALUE));
    }

    @Test
    void late() {
        StreamExecutionEnvironment env = Graphs.environment();
        OutputTag<Flight> late = new OutputTag<>("late", TypeInformation.of(Flight.class));

        SingleOutputStreamOperator<Flight> longest = env.fromSource(ListedSource.flights(), bounded(30), "flights")
                .keyBy(flight -> flight.origin())
                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                .allowedLateness(Duration.ofMinutes(30))
                .sideOutputLateData(late)
                .reduce((a, b) -> a.delayMinutes() >= b.delayMinutes() ? a : b)
                .uid("longest-delay");
        longest.sinkTo(new ListedSink<>("longest"));
        longest.getSideOutput(late).sinkTo(new ListedSink<>("late"));

        JobGraph graph = Graphs.graph(env);
        assertThat(Graphs.nodes(graph))
                .containsExactly("source flights x1", "window longest-delay x1", "sink sink x1 +", "sink sink-2 x1 +");
        assertThat(Graphs.edges(graph))
                .containsExactly(
                        "flights -hash-> longest-delay",
                        "longest-delay -forward-> sink",
                        "longest-delay[late] -forward-> sink-2");
    }

    @Test
    void silence() {
        StreamExecutionEnvironment env = Graphs.environment();

        SingleOutputStreamOperator<String> alerts = env.fromSource(ListedSource.flights(), bounded(255), "flights")
                .keyBy(flight -> flight.origin())
                .process(new Silence())
                .uid("silence");
        alerts.sinkTo(new ListedSink<>("alerts"));

        assertThat(alerts.getType()).isEqualTo(Types.STRING);
        JobGraph graph = Graphs.graph(env);
        assertThat(Graphs.nodes(graph)).containsExactly("source flights x1", "process silence x1", "sink sink x1 +");
        assertThat(graph.settings().restart()).isEqualTo(new RestartSettings.None());
    }

    @Test
    void whoseClock() {
        StreamExecutionEnvironment env = Graphs.environment();

        SingleOutputStreamOperator<Sum> sums = env.fromSource(
                        new ListedSource<>(TypeInformation.of(Reading.class)),
                        WatermarkStrategy.<Reading>forMonotonousTimestamps()
                                .withTimestampAssigner((reading, previous) -> reading.time()),
                        "sensors")
                .keyBy(reading -> reading.sensor())
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .aggregate(new Adder(), new AtEnd())
                .uid("sum-per-second");
        sums.sinkTo(new ListedSink<>("sums"));

        assertThat(sums.getType()).isEqualTo(TypeInformation.of(Sum.class));
        assertThat(Graphs.edges(Graphs.graph(env)))
                .containsExactly("sensors -hash-> sum-per-second", "sum-per-second -forward-> sink");
    }
}
