package dev.millrace.bench;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.graph.JobGraph;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;

/** The ad-count job on the engine: views only, counted by campaign in tumbling windows of 10 s. */
final class AdCountJob {
    private AdCountJob() {}

    static final class Count implements AggregateFunction<AdEvent, Long, Long> {
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

    static final class AtEnd extends ProcessWindowFunction<Long, CampaignCount, Integer, TimeWindow> {
        @Override
        public void process(Integer campaign, Context context, Iterable<Long> counts, Collector<CampaignCount> out) {
            out.collect(new CampaignCount(
                    campaign, context.window().getEnd(), counts.iterator().next()));
        }
    }

    static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(AdCountJob.class.getClassLoader());
        env.getConfig().setAutoWatermarkInterval(10);
        return env;
    }

    /** So many ad events, with timestamps and watermarks. */
    static DataStream<AdEvent> ads(StreamExecutionEnvironment env, long events) {
        return env.fromSource(
                new AdSource(events),
                WatermarkStrategy.<AdEvent>forBoundedOutOfOrderness(Duration.ofMillis(AdEvent.DISORDER_MILLIS))
                        .withTimestampAssigner((event, previous) -> event.time()),
                "ads");
    }

    static JobGraph graph(long events) {
        StreamExecutionEnvironment env = environment();
        ads(env, events)
                .filter(AdEvent::view)
                .keyBy(AdEvent::campaign)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                .aggregate(new Count(), new AtEnd())
                .uid("count")
                .sinkTo(new ChecksumSink())
                .uid("sum");
        return env.getJobGraph("ad-count");
    }
}
