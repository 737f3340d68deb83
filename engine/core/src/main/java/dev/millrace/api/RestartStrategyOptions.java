package dev.millrace.api;

import java.time.Duration;

/** What happens when a task has failed. */
public final class RestartStrategyOptions {
    /**
     * {@code "none"} or {@code "fixed-delay"}; where the job says nothing, fixed-delay without end if it has checkpoints,
     * else none.
     */
    public static final ConfigOption<String> RESTART_STRATEGY = new ConfigOption<>("restart-strategy.type", "");

    /** How often the job is restarted before it fails for good. */
    public static final ConfigOption<Integer> RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS =
            new ConfigOption<>("restart-strategy.fixed-delay.attempts", 1);

    /** Time between a failure and the restart. */
    public static final ConfigOption<Duration> RESTART_STRATEGY_FIXED_DELAY_DELAY =
            new ConfigOption<>("restart-strategy.fixed-delay.delay", Duration.ofSeconds(1));

    private RestartStrategyOptions() {}
}
