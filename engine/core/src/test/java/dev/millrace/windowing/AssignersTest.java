package dev.millrace.windowing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows by their definition, over times that jump about; the seed is fixed. */
class AssignersTest {
    @ParameterizedTest
    @CsvSource({
        "10, 10, 0",
        "10, 10, 3",
        "10, 10, -3",
        "10, 5, 0",
        "10, 9, 0",
        "10, 3, -2",
        "3, 10, 0",
        "3, 10, 9",
        "1, 1, 0"
    })
    void everyWindowThatCoversATimeAndNoOther(long size, long slide, long offset) {
        SlidingEventTimeWindows assigner = SlidingEventTimeWindows.of(
                Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset));
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            long time = random.nextLong(-500, 500);
            assertThat(assigner.assignWindows("", time, () -> 0))
                    .as("at %d", time)
                    .isEqualTo(byDefinition(time, size, slide, offset));
        }
    }

    private static List<TimeWindow> byDefinition(long time, long size, long slide, long offset) {
        List<TimeWindow> windows = new ArrayList<>();
        for (long number = 1_100; number >= -1_100; number--) {
            long start = number * slide + offset;
            if (start <= time && time < start + size) {
                windows.add(new TimeWindow(start, start + size));
            }
        }
        return windows;
    }

    @Test
    void processingTimeWindowsFollowTheClock() {
        TumblingProcessingTimeWindows assigner = TumblingProcessingTimeWindows.of(Duration.ofMillis(10));
        assertThat(assigner.assignWindows("", 99, () -> 9)).containsExactly(new TimeWindow(0, 10));
        assertThat(assigner.assignWindows("", 99, () -> 10)).containsExactly(new TimeWindow(10, 20));
    }

    @Test
    void sizesThatMakeNoWindowsAreRefused() {
        assertThatThrownBy(() -> TumblingEventTimeWindows.of(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TumblingEventTimeWindows")
                .hasMessageContaining("at least 1 ms");
        assertThatThrownBy(() -> SlidingEventTimeWindows.of(Duration.ofSeconds(1), Duration.ofNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TumblingProcessingTimeWindows.of(Duration.ofMillis(10), Duration.ofMillis(-10)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
