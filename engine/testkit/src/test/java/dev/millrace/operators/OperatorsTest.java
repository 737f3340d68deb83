package dev.millrace.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.functions.Collector;
import dev.millrace.functions.OpenContext;
import dev.millrace.functions.OutputTag;
import dev.millrace.functions.ProcessFunction;
import dev.millrace.functions.RichMapFunction;
import dev.millrace.runtime.Input;
import dev.millrace.runtime.OperatorFactory;
import dev.millrace.state.ValueStateDescriptor;
import dev.millrace.testkit.harness.OperatorHarness;
import dev.millrace.testkit.harness.OperatorHarness.Emitted;
import dev.millrace.trace.TraceEvent;
import dev.millrace.types.TypeInformation;
import dev.millrace.types.Types;
import dev.millrace.windowing.MissingTimestampException;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorsTest {
    /** What the records are. */
    record Reading(String key, long value) {}

    private static OperatorHarness harness(OperatorFactory factory) throws Exception {
        return new OperatorHarness(
                factory, value -> value instanceof Reading reading ? reading.key() : value, 128, 1, true);
    }

    private static OperatorFactory tenMs() {
        return () -> new WindowOperator<>(new WindowSpec<>(
                Reading::key,
                Types.STRING,
                TumblingEventTimeWindows.of(Duration.ofMillis(10)),
                TumblingEventTimeWindows.of(Duration.ofMillis(10)).getDefaultTrigger(),
                null,
                0,
                null,
                new WindowContents.Reduced<>(
                        (Reading a, Reading b) -> new Reading(a.key(), a.value() + b.value()),
                        TypeInformation.of(Reading.class)),
                null));
    }

    @Test
    void recordsKeepTheirTimestamps() throws Exception {
        OperatorHarness map = harness(() -> new MapOperator<Long, Long>(value -> value * 2));
        map.element(21L, 7);
        assertThat(map.drain()).containsExactly(new Emitted(null, 42L, 7, 0));
        OperatorHarness filter = harness(() -> new FilterOperator<Long>(value -> value > 1));
        filter.element(1L, 7);
        filter.element(2L, Input.NO_TIMESTAMP);
        assertThat(filter.drain()).containsExactly(new Emitted(null, 2L, Input.NO_TIMESTAMP, 0));
        OperatorHarness flatMap = harness(() -> new FlatMapOperator<Long, Long>((value, out) -> {
            out.collect(value);
            out.collect(-value);
        }));
        flatMap.element(3L, 5);
        assertThat(flatMap.drain()).containsExactly(new Emitted(null, 3L, 5, 0), new Emitted(null, -3L, 5, 0));
    }

    private static final class Router extends ProcessFunction<Long, Long> {
        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) {
            if (value < 0) {
                ctx.output(new OutputTag<>("negative", Types.LONG), value);
            } else if (value == 0) {
                ctx.timerService().registerEventTimeTimer(1);
            } else {
                out.collect(value);
            }
        }
    }

    @Test
    void processFunctionsHaveSideOutputsButNoTimersWithoutAKey() throws Exception {
        OperatorHarness router = harness(() -> new ProcessOperator<>(new Router()));
        router.element(1L, 3);
        router.element(-1L, 4);
        assertThat(router.drain()).containsExactly(new Emitted(null, 1L, 3, 0), new Emitted("negative", -1L, 4, 0));
        assertThatThrownBy(() -> router.element(0L, 5))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("keyBy");
    }

    private static final class Stateful extends RichMapFunction<Long, Long> {
        @Override
        public void open(OpenContext openContext) {
            getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Long.class));
        }

        @Override
        public Long map(Long value) {
            return value;
        }
    }

    @Test
    void stateWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> harness(() -> new MapOperator<>(new Stateful())))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("operator 'op': state 'sum' belongs to a key");
    }

    @Test
    void anElementWithoutTimestampIsRefusedByEventTimeWindows() throws Exception {
        OperatorHarness windows = harness(tenMs());
        assertThatThrownBy(() -> windows.element(new Reading("a", 1), Input.NO_TIMESTAMP))
                .isInstanceOf(MissingTimestampException.class)
                .hasMessageContaining("WatermarkStrategy");
    }

    @Test
    void aWindowTellsItsWholeLife() throws Exception {
        OperatorHarness windows = harness(tenMs());
        windows.element(new Reading("a", 1), 3);
        windows.element(new Reading("a", 2), 4);
        windows.watermark(9);
        windows.element(new Reading("a", 5), 4);
        assertThat(windows.drain()).containsExactly(new Emitted(null, new Reading("a", 3), 9, 0));
        List<String> told =
                windows.drainEvents().stream().map(OperatorsTest::told).toList();
        assertThat(told)
                .containsExactly(
                        "StateChanged window-contents a [0,10) null -> Reading(key=a, value=1)",
                        "WindowCreated",
                        "TimerSet",
                        "StateChanged window-contents a [0,10) Reading(key=a, value=1) -> Reading(key=a, value=3)",
                        "TimerFired",
                        "WindowFired",
                        "StateChanged window-contents a [0,10) Reading(key=a, value=3) -> null",
                        "WindowPurged",
                        "RecordLate");
    }

    private static String told(TraceEvent event) {
        String name = event.getClass().getSimpleName();
        return event instanceof TraceEvent.StateChanged changed
                ? name + " " + changed.state() + " " + changed.key() + " " + changed.namespace() + " "
                        + changed.before() + " -> " + changed.after()
                : name;
    }

    @Test
    @SuppressWarnings("NullAway") // a null where none may be is the subject
    void aNullKeyIsRefused() throws Exception {
        OperatorHarness windows = new OperatorHarness(tenMs(), value -> "any", 128, 1, false);
        assertThatThrownBy(() -> windows.element(new Reading(null, 1), 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("key of an element is null");
    }
}
