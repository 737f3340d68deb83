package dev.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.graph.RestartSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a job comes back after failures at given times. */
class RestartStrategyTest {
    private static List<Long> delays(RestartSettings settings, double jitter, long... failures) {
        RestartStrategy strategy = new RestartStrategy(settings, () -> jitter);
        return Arrays.stream(failures).mapToObj(strategy::failed).toList();
    }

    @Test
    void noneNever() {
        assertThat(delays(new RestartSettings.None(), 0, 5)).containsExactly(RestartStrategy.NEVER);
    }

    @Test
    void fixedDelayCountsRestarts() {
        assertThat(delays(new RestartSettings.FixedDelay(2, 70), 0, 1, 2, 3))
                .containsExactly(70L, 70L, RestartStrategy.NEVER);
    }

    @Test
    void failureRateForgetsWhatIsLongPast() {
        RestartSettings rate = new RestartSettings.FailureRate(2, 100, 70);
        assertThat(delays(rate, 0, 0, 50, 101, 160)).containsExactly(70L, 70L, 70L, 70L);
        assertThat(delays(rate, 0, 0, 50, 100)).containsExactly(70L, 70L, RestartStrategy.NEVER);
    }

    @Test
    void exponentialDelayGrowsToItsLimitAndStartsAnewAfterAQuietTime() {
        RestartSettings growing = new RestartSettings.ExponentialDelay(100, 300, 2, 1_000, 0.1, Integer.MAX_VALUE);
        assertThat(delays(growing, 0, 0, 200, 500, 900, 2_500)).containsExactly(100L, 200L, 300L, 300L, 100L);
        assertThat(delays(growing, -1, 0, 200, 500)).containsExactly(90L, 180L, 270L);
        assertThat(delays(growing, 1, 0, 200, 500)).containsExactly(110L, 220L, 300L);
    }

    @Test
    void exponentialDelayGivesUpAfterItsAttempts() {
        RestartSettings growing = new RestartSettings.ExponentialDelay(100, 300, 2, 1_000, 0, 2);
        assertThat(delays(growing, 0, 0, 200, 500)).containsExactly(100L, 200L, RestartStrategy.NEVER);
        assertThat(delays(growing, 0, 0, 200, 1_400, 1_500)).containsExactly(100L, 200L, 100L, 200L);
    }
}
