package dev.millrace.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarkStrategyTest {
    record Reading(String sensor, long time) {}

    private static final WatermarkGeneratorSupplier.Context GENERATOR = () -> () -> 0;
    private static final TimestampAssignerSupplier.Context ASSIGNER = new TimestampAssignerSupplier.Context() {};

    private static List<Long> watermarks(WatermarkStrategy<Reading> strategy, long... timestamps) {
        WatermarkGenerator<Reading> generator = strategy.createWatermarkGenerator(GENERATOR);
        List<Long> watermarks = new ArrayList<>();
        WatermarkOutput output = watermark -> watermarks.add(watermark.getTimestamp());
        for (long timestamp : timestamps) {
            generator.onEvent(new Reading("a", timestamp), timestamp, output);
            generator.onPeriodicEmit(output);
        }
        return watermarks;
    }

    @Test
    void boundedStaysBehindTheLargestTimestamp() {
        assertThat(watermarks(WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(10)), 100, 90, 130))
                .containsExactly(89L, 89L, 119L);
    }

    @Test
    void monotonousStaysOneBehind() {
        assertThat(watermarks(WatermarkStrategy.forMonotonousTimestamps(), 100, 100, 130))
                .containsExactly(99L, 99L, 129L);
    }

    @Test
    void boundedBeginsAtTheMinimum() {
        WatermarkStrategy<Reading> strategy = WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofDays(1));
        List<Watermark> first = new ArrayList<>();
        strategy.createWatermarkGenerator(GENERATOR).onPeriodicEmit(first::add);
        assertThat(first).containsExactly(new Watermark(Long.MIN_VALUE));
    }

    @Test
    void noWatermarksMakesNone() {
        assertThat(watermarks(WatermarkStrategy.noWatermarks(), 100, 130)).isEmpty();
        assertThat(WatermarkStrategy.noWatermarks().emitsWatermarks()).isFalse();
    }

    @Test
    void ownGeneratorsMayEmitWithEachRecord() {
        WatermarkStrategy<Reading> punctuated = WatermarkStrategy.forGenerator(context -> new WatermarkGenerator<>() {
            @Override
            public void onEvent(Reading event, long eventTimestamp, WatermarkOutput output) {
                output.emitWatermark(new Watermark(eventTimestamp));
            }

            @Override
            public void onPeriodicEmit(WatermarkOutput output) {}
        });
        assertThat(watermarks(punctuated, 7, 9)).containsExactly(7L, 9L);
    }

    @Test
    void keepsTheSourcesTimestampsUnlessItAssignsItsOwn() {
        WatermarkStrategy<Reading> plain = WatermarkStrategy.forMonotonousTimestamps();
        WatermarkStrategy<Reading> assigning = plain.withTimestampAssigner((reading, previous) -> reading.time());
        Reading reading = new Reading("a", 42);
        assertThat(plain.createTimestampAssigner(ASSIGNER).extractTimestamp(reading, 7))
                .isEqualTo(7);
        assertThat(assigning.createTimestampAssigner(ASSIGNER).extractTimestamp(reading, 7))
                .isEqualTo(42);
        assertThat(plain.assignsTimestamps()).isFalse();
        assertThat(assigning.withIdleness(Duration.ofSeconds(5)).assignsTimestamps())
                .isTrue();
    }

    @Test
    void isIdleInEitherOrder() {
        WatermarkStrategy<Reading> idle =
                WatermarkStrategy.<Reading>forMonotonousTimestamps().withIdleness(Duration.ofSeconds(5));
        for (WatermarkStrategy<Reading> each :
                List.of(idle, idle.withTimestampAssigner((reading, previous) -> reading.time()))) {
            assertThat(statuses(each, 0, 1_000, 5_000, 6_000, 6_001, 9_000)).containsExactly("idle at 6001");
        }
    }

    /** What the strategy's generator says of itself when asked at these times, with one record before the first. */
    private static List<String> statuses(WatermarkStrategy<Reading> strategy, long... times) {
        List<String> said = new ArrayList<>();
        long[] now = {0};
        WatermarkGenerator<Reading> generator = strategy.createWatermarkGenerator(() -> () -> now[0]);
        WatermarkOutput output = new WatermarkOutput() {
            @Override
            public void emitWatermark(Watermark watermark) {}

            @Override
            public void markIdle() {
                said.add("idle at " + now[0]);
            }
        };
        generator.onEvent(new Reading("a", 1), 1, output);
        for (long time : times) {
            now[0] = time;
            generator.onPeriodicEmit(output);
        }
        return said;
    }

    @Test
    void refusesDurationsThatMakeNoSense() {
        assertThatThrownBy(() -> WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(-1)))
                .hasMessage("maxOutOfOrderness must be zero or more, not PT-0.001S.");
        assertThatThrownBy(() -> WatermarkStrategy.noWatermarks().withIdleness(Duration.ZERO))
                .hasMessage("withIdleness needs a time above zero, not PT0S.");
    }
}
