package dev.millrace.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.Source;
import dev.millrace.functions.Collector;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.RichFlatMapFunction;
import dev.millrace.graph.OperatorNode;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.testkit.harness.OperatorHarness;
import dev.millrace.testkit.harness.OperatorHarness.Emitted;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operators as they come out of a graph: what the fluent API made of a function, copied through its serialised form. */
class GraphOperatorsTest {
    /** What the records are. */
    record Reading(String key, long value) {}

    private final StreamExecutionEnvironment env =
            new StreamExecutionEnvironment(getClass().getClassLoader());

    /** Emits every second record of a key. */
    static class EverySecond extends RichFlatMapFunction<Reading, Reading> {
        @SuppressWarnings("NullAway.Init") // opened before the first element
        private transient ValueState<Boolean> odd;

        @Override
        public void open(OpenContext openContext) {
            odd = getRuntimeContext().getState(new ValueStateDescriptor<>("odd", Types.BOOLEAN));
        }

        @Override
        public void flatMap(Reading value, Collector<Reading> out) throws Exception {
            if (odd.value() == null) {
                odd.update(true);
            } else {
                odd.clear();
                out.collect(value);
            }
        }
    }

    private KeyedStream<Reading, String> readings() {
        Source<Reading, String, String> source = strategy -> () -> {
            throw new IllegalStateException("not to be run");
        };
        WatermarkStrategy<Reading> strategy = WatermarkStrategy.<Reading>forMonotonousTimestamps()
                .withTimestampAssigner((reading, previous) -> previous);
        return env.fromSource(source, strategy, "readings", TypeInformation.of(Reading.class))
                .keyBy(Reading::key);
    }

    /** Runs the job's only operator after its source. */
    private OperatorHarness harness() throws Exception {
        List<OperatorNode> nodes = env.getJobGraph("test").nodes();
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(nodes.get(1).factory()))) {
            OperatorFactory factory = (OperatorFactory) in.readObject();
            return new OperatorHarness(factory, reading -> ((Reading) reading).key(), 128, 1, false);
        }
    }

    private static Emitted emitted(String key, long value, long timestamp) {
        return new Emitted(null, new Reading(key, value), timestamp, 0);
    }

    @Test
    void reduceEmitsEveryResultOfAKey() throws Exception {
        readings().reduce((a, b) -> new Reading(a.key(), a.value() + b.value()));
        OperatorHarness reduce = harness();
        reduce.element(new Reading("a", 1), 10);
        reduce.element(new Reading("b", 5), 11);
        reduce.element(new Reading("a", 2), 12);
        assertThat(reduce.drain()).containsExactly(emitted("a", 1, 10), emitted("b", 5, 11), emitted("a", 3, 12));
    }

    @Test
    void richFunctionsSeeTheStateOfTheKey() throws Exception {
        readings().flatMap(new EverySecond());
        OperatorHarness everySecond = harness();
        everySecond.element(new Reading("a", 1), 10);
        everySecond.element(new Reading("b", 5), 11);
        everySecond.element(new Reading("a", 2), 12);
        assertThat(everySecond.drain()).containsExactly(emitted("a", 2, 12));
    }

    @Test
    void mapAndFilterWorkOnKeyedStreams() throws Exception {
        readings().filter(reading -> reading.value() > 1);
        OperatorHarness filter = harness();
        filter.element(new Reading("a", 1), 10);
        filter.element(new Reading("a", 2), 12);
        assertThat(filter.drain()).containsExactly(emitted("a", 2, 12));
    }

    @Test
    void windowsFireAtTheirEnd() throws Exception {
        readings()
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                .reduce((a, b) -> new Reading(a.key(), a.value() + b.value()));
        OperatorHarness window = harness();
        window.element(new Reading("a", 1), 10);
        window.element(new Reading("a", 2), 19);
        window.watermark(18);
        assertThat(window.drain()).isEmpty();
        window.watermark(19);
        assertThat(window.drain()).containsExactly(emitted("a", 3, 19));
    }
}
