package dev.millrace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.functions.OpenContext;
import dev.millrace.functions.RichMapFunction;
import dev.millrace.journal.Measured;
import dev.millrace.journal.MetricView;
import dev.millrace.journal.Moment;
import dev.millrace.metrics.Counter;
import dev.millrace.metrics.DescriptiveStatisticsHistogram;
import dev.millrace.metrics.Histogram;
import dev.millrace.metrics.Meter;
import dev.millrace.metrics.MeterView;
import dev.millrace.metrics.OperatorMetricGroup;
import dev.millrace.runtime.JobStatus;
import dev.millrace.samples.Results;
import dev.millrace.simulation.Script.Action;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.MetricChanged;
import dev.millrace.trace.Traced;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What functions count, and what is measured of the subtasks they run in. */
class MetricsTest {
    private static final int RECORDS = 40;
    private static final SubtaskId SEEN = new SubtaskId("seen", 0);

    /** One metric of each kind. */
    private static final class Measuring extends RichMapFunction<Integer, Integer> {
        private static final long serialVersionUID = 1;
        private transient @Nullable Counter seen;
        private transient @Nullable Counter even;
        private transient @Nullable Histogram sizes;
        private transient @Nullable Meter rate;
        private int last = -1;

        @Override
        public void open(OpenContext context) {
            OperatorMetricGroup group = getRuntimeContext().getMetricGroup();
            seen = group.counter("seen");
            // The name is taken: this one is not reported.
            group.counter("seen").inc(1_000);
            even = group.addGroup("parity", "even").counter("count");
            sizes = group.histogram("sizes", new DescriptiveStatisticsHistogram(10));
            rate = group.meter("rate", new MeterView(5));
            group.gauge("last", () -> last);
            group.gauge("broken", () -> List.of().get(last));
        }

        @Override
        @SuppressWarnings("NullAway") // opened before the first element
        public Integer map(Integer number) {
            seen.inc();
            sizes.update(number);
            rate.markEvent();
            last = number;
            if (number % 2 == 0) {
                even.inc(2);
                even.dec();
            }
            return number;
        }
    }

    private static TracedJob job() {
        TracedJob job = new TracedJob();
        job.env.enableCheckpointing(50);
        job.env
                .fromData(IntStream.range(0, RECORDS).boxed().toList())
                .uid("numbers")
                .rebalance()
                .map(new Measuring())
                .uid("seen")
                .sinkTo(Results.committed("out"))
                .uid("out");
        return job;
    }

    private static World costing(Map<String, Long> cost, int capacity) {
        World usual = World.of(7);
        return new World(7, usual.latency(), cost, Map.of(), capacity, 0, usual.overrides(), usual.limits());
    }

    private static Moment end(TracedJob job) {
        Moment moment = Moment.BEFORE;
        for (Traced traced : job.trace) {
            moment = moment.after(traced);
        }
        return moment;
    }

    private static Map<String, String> metrics(Moment moment) {
        return measured(moment, SEEN).metrics().values().stream()
                .collect(Collectors.toMap(MetricView::name, MetricView::value));
    }

    @SuppressWarnings("NullAway") // the subtask is there
    private static Measured measured(Moment moment, SubtaskId subtask) {
        return moment.subtasks().find(subtask).measured();
    }

    @Test
    void whatAFunctionCountsIsInTheTrace() {
        TracedJob job = job();
        assertThat(job.run()).isEqualTo(JobStatus.FINISHED);
        assertThat(metrics(end(job)))
                .containsEntry("seen", "40")
                .containsEntry("parity.even.count", "20")
                .containsEntry("last", "39")
                .containsEntry("sizes", "median 34.5, 30 to 39, of 40")
                .hasEntrySatisfying("broken", value -> assertThat(value).startsWith("none: "));
        List<String> counts = job.events(MetricChanged.class)
                .filter(changed -> changed.metric().equals("seen"))
                .map(MetricChanged::value)
                .toList();
        assertThat(counts)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, RECORDS)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void aRestartBeginsToCountAnew() {
        TracedJob job = job();
        Script kill = new Script(List.of(new Script.Entry(new Script.At.Time(110), new Action.Kill("seen.0"))));
        assertThat(job.run(costing(Map.of("numbers", 3L), 8), kill)).isEqualTo(JobStatus.FINISHED);
        assertThat(job.events(TraceEvent.JobRestarting.class)).hasSize(1);
        long seen = Long.parseLong(metrics(end(job)).get("seen"));
        assertThat(seen).isBetween(1L, RECORDS - 1L);
        assertThat(measured(end(job), SEEN).recordsIn()).isEqualTo(seen);
    }

    @Test
    void recordsAreCountedAndSoIsTheTimeThatOutputIsRefused() {
        TracedJob job = job();
        // The map takes ten times as long as the source, behind a channel for two.
        World slow = costing(Map.of("numbers", 1L, "seen", 10L), 2);
        assertThat(job.run(slow, Script.NONE)).isEqualTo(JobStatus.FINISHED);
        Moment end = end(job);
        Measured source = measured(end, new SubtaskId("numbers", 0));
        assertThat(source.recordsIn()).isEqualTo(RECORDS);
        assertThat(source.recordsOut()).isEqualTo(RECORDS);
        assertThat(source.refusing()).isZero();
        assertThat(measured(end, SEEN).recordsIn()).isEqualTo(RECORDS);
        assertThat(source.backPressure(end.time())).isBetween(0.6, 0.95);
        assertThat(measured(end, SEEN).backPressure(end.time())).isZero();
    }

    @Test
    void aMeterTellsTheRateOfItsLastSeconds() {
        TracedJob job = job();
        job.env.enableCheckpointing(60_000);
        // A record a second, for 40 s; with checkpoints more often than that, the source would do nothing else.
        World steady = costing(Map.of("numbers", 1_000L), 8);
        assertThat(job.run(steady, Script.NONE)).isEqualTo(JobStatus.FINISHED);
        List<String> rates = job.events(MetricChanged.class)
                .filter(changed -> changed.metric().equals("rate"))
                .map(MetricChanged::value)
                .toList();
        assertThat(rates).startsWith("0.00 a second").contains("1.00 a second");
    }
}
