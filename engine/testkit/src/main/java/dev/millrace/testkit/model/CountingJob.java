package dev.millrace.testkit.model;

import dev.millrace.api.Configuration;
import dev.millrace.api.RestartStrategyOptions;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.SampleSource;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.Collector;
import dev.millrace.functions.KeySelector;
import dev.millrace.functions.KeyedProcessFunction;
import dev.millrace.functions.OpenContext;
import dev.millrace.graph.JobGraph;
import dev.millrace.samples.Results;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.time.WatermarkStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The job that is explored: two sources, one keyed counter that both feed, and a two-phase-commit sink. */
final class CountingJob {
    static final String RESULT = "counts";
    static final long INTERVAL = 1_000;
    private static final String STREAM = "words";
    private static final String KEY = "a";

    private final Bounds bounds;

    CountingJob(Bounds bounds) {
        this.bounds = bounds;
    }

    record Word(String text) {}

    /** No lambda: every attempt of every run deserialises it, and a lambda takes its time. */
    private static final class ByText implements KeySelector<Word, String> {
        @Override
        public String getKey(Word word) {
            return word.text();
        }
    }

    private static final class Counter extends KeyedProcessFunction<String, Word, String> {
        @SuppressWarnings("NullAway.Init") // set by open()
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        }

        @Override
        public void processElement(Word word, Context ctx, Collector<String> out) throws Exception {
            Long before = count.value();
            long now = (before == null ? 0 : before) + 1;
            count.update(now);
            out.collect(word.text() + now);
        }
    }

    JobGraph graph() {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(CountingJob.class.getClassLoader());
        env.enableCheckpointing(INTERVAL);
        env.setMaxParallelism(1);
        env.configure(new Configuration()
                .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, bounds.failures())
                .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1)));
        if (!bounds.chaining()) {
            env.disableOperatorChaining();
        }
        env.fromSource(new SampleSource<>(STREAM, Word.class), WatermarkStrategy.noWatermarks(), "source")
                .setMaxParallelism(2)
                .setParallelism(2)
                .keyBy(new ByText())
                .process(new Counter())
                .uid("counter")
                .setParallelism(1)
                .sinkTo(Results.committed(RESULT))
                .uid("sink")
                .setParallelism(1);
        return env.getJobGraph("counting");
    }

    StreamLibrary streams() {
        int rows = 2 * bounds.records();
        List<List<String>> cells = Collections.nCopies(rows, List.of(KEY));
        return new StreamLibrary(
                Map.of(STREAM, new ReplayableStream(STREAM, List.of("text"), cells, new long[rows], 2)));
    }

    /** What a plain count of the records gives. */
    List<String> expected() {
        List<String> rows = new ArrayList<>();
        for (int count = 1; count <= 2 * bounds.records(); count++) {
            rows.add(KEY + count);
        }
        return rows;
    }
}
