package dev.millrace.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarkStrategyTest {
    record Reading(String sensor, long time) {}

    private static final WatermarkGeneratorSupplier.Context GENERATOR = new WatermarkGeneratorSupplier.Context() {};
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
    void carriesIdlenessInEitherOrder() {
        Duration idleness = Duration.ofSeconds(5);
        WatermarkStrategy<Reading> idle =
                WatermarkStrategy.<Reading>forMonotonousTimestamps().withIdleness(idleness);
        assertThat(idle.withTimestampAssigner((reading, previous) -> reading.time())
                        .idleness())
                .isEqualTo(idleness);
        assertThat(idle.idleness()).isEqualTo(idleness);
    }

    @Test
    void refusesDurationsThatMakeNoSense() {
        assertThatThrownBy(() -> WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(-1)))
                .hasMessage("maxOutOfOrderness must be zero or more, not PT-0.001S.");
        assertThatThrownBy(() -> WatermarkStrategy.noWatermarks().withIdleness(Duration.ZERO))
                .hasMessage("withIdleness needs a time above zero, not PT0S.");
    }
}
