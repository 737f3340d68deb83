package dev.millrace.bench;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.graph.JobGraph;
import dev.millrace.windowing.SlidingEventTimeWindows;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Events counted by ad (1,000 keys) in windows of 10 s that slide by 1 s. Arguments: events (20000000) and rounds (7). */
public final class SlidingCountBenchmark {
    private static final long SLIDE_MILLIS = 1_000;
    private static final int WINDOWS_OF_AN_EVENT = 10;
    private static final int WATERMARK_EVERY = 10_000;

    private SlidingCountBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws InterruptedException {
        SideBySide.run(arguments, SlidingCountBenchmark::loop, SlidingCountBenchmark::graph);
    }

    private static long loop(long events) {
        Map<Long, Map<Integer, Long>> windows = new HashMap<>();
        long checksum = 0;
        long newest = Long.MIN_VALUE;
        for (long ordinal = 0; ordinal < events; ordinal++) {
            AdEvent event = AdEvent.of(ordinal);
            newest = Math.max(newest, event.time());
            long end = event.time() - Math.floorMod(event.time(), SLIDE_MILLIS) + SLIDE_MILLIS;
            for (int window = 0; window < WINDOWS_OF_AN_EVENT; window++) {
                windows.computeIfAbsent(end + window * SLIDE_MILLIS, any -> new HashMap<>())
                        .merge(event.ad(), 1L, Long::sum);
            }
            if (ordinal % WATERMARK_EVERY == 0) {
                checksum += close(windows, newest - AdEvent.DISORDER_MILLIS - 1);
            }
        }
        return checksum + close(windows, Long.MAX_VALUE);
    }

    private static long close(Map<Long, Map<Integer, Long>> windows, long watermark) {
        long checksum = 0;
        Iterator<Map.Entry<Long, Map<Integer, Long>>> entries =
                windows.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, Map<Integer, Long>> window = entries.next();
            if (window.getKey() - 1 <= watermark) {
                for (Map.Entry<Integer, Long> count : window.getValue().entrySet()) {
                    checksum += new CampaignCount(count.getKey(), window.getKey(), count.getValue()).checksum();
                }
                entries.remove();
            }
        }
        return checksum;
    }

    private static JobGraph graph(long events) {
        StreamExecutionEnvironment env = AdCountJob.environment();
        AdCountJob.ads(env, events)
                .keyBy(AdEvent::ad)
                .window(SlidingEventTimeWindows.of(Duration.ofSeconds(10), Duration.ofMillis(SLIDE_MILLIS)))
                .aggregate(new AdCountJob.Count(), new AdCountJob.AtEnd())
                .uid("sliding-count")
                .sinkTo(new ChecksumSink())
                .uid("sum");
        return env.getJobGraph("sliding-count");
    }
}
