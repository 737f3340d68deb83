package dev.millrace.bench;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import dev.millrace.threads.ThreadedRun;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.Map;

/** The ad-count job on the engine: views only, counted by campaign in tumbling windows of 10 s. */
final class AdCountJob {
    private AdCountJob() {}

    private static final class Count implements AggregateFunction<AdEvent, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(AdEvent event, Long count) {
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

    private static final class AtEnd extends ProcessWindowFunction<Long, CampaignCount, Integer, TimeWindow> {
        @Override
        public void process(Integer campaign, Context context, Iterable<Long> counts, Collector<CampaignCount> out) {
            out.collect(new CampaignCount(
                    campaign, context.window().getEnd(), counts.iterator().next()));
        }
    }

    static JobGraph graph(long events) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(AdCountJob.class.getClassLoader());
        env.getConfig().setAutoWatermarkInterval(10);
        env.fromSource(
                        new AdSource(events),
                        WatermarkStrategy.<AdEvent>forBoundedOutOfOrderness(Duration.ofMillis(AdEvent.DISORDER_MILLIS))
                                .withTimestampAssigner((event, previous) -> event.time()),
                        "ads")
                .filter(AdEvent::view)
                .keyBy(AdEvent::campaign)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                .aggregate(new Count(), new AtEnd())
                .uid("count")
                .sinkTo(new ChecksumSink())
                .uid("sum");
        return env.getJobGraph("ad-count");
    }

    /** Runs the job; its checksum. */
    static long run(JobGraph graph) throws InterruptedException {
        ResultStore results = new ResultStore();
        JobStatus status =
                new ThreadedRun(graph, new External(new StreamLibrary(Map.of()), results), 600_000, null).run();
        if (status != JobStatus.FINISHED) {
            throw new IllegalStateException("the job ended as " + status);
        }
        return Long.parseLong(results.rows("checksum").get(0));
    }
}
