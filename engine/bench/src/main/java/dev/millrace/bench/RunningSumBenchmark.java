package dev.millrace.bench;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.functions.Collector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.graph.JobGraph;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.types.Types;
import java.util.HashMap;
import java.util.Map;

/** A running sum in keyed state over 100,000 keys, a result with each event. Arguments: events (20000000) and rounds (7). */
public final class RunningSumBenchmark {
    private static final int KEYS_PER_AD = 100;

    private RunningSumBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws InterruptedException {
        SideBySide.run(arguments, RunningSumBenchmark::loop, RunningSumBenchmark::graph);
    }

    private static int key(AdEvent event) {
        return event.ad() * KEYS_PER_AD + (int) (event.time() % KEYS_PER_AD);
    }

    private static long loop(long events) {
        Map<Integer, Long> sums = new HashMap<>();
        long checksum = 0;
        for (long ordinal = 0; ordinal < events; ordinal++) {
            AdEvent event = AdEvent.of(ordinal);
            long sum = sums.merge(key(event), event.time(), Long::sum);
            checksum += new CampaignCount(key(event), 0, sum).checksum();
        }
        return checksum;
    }

    private static JobGraph graph(long events) {
        StreamExecutionEnvironment env = AdCountJob.environment();
        AdCountJob.ads(env, events)
                .keyBy(RunningSumBenchmark::key)
                .process(new Sum())
                .uid("running-sum")
                .sinkTo(new ChecksumSink())
                .uid("sum");
        return env.getJobGraph("running-sum");
    }

    private static final class Sum extends KeyedProcessFunction<Integer, AdEvent, CampaignCount> {
        @SuppressWarnings("NullAway.Init") // opened before the first element
        private transient ValueState<Long> sum;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
        }

        @Override
        public void processElement(AdEvent event, Context context, Collector<CampaignCount> out) throws Exception {
            Long before = sum.value();
            long after = before == null ? event.time() : before + event.time();
            sum.update(after);
            out.collect(new CampaignCount(context.getCurrentKey(), 0, after));
        }
    }
}
