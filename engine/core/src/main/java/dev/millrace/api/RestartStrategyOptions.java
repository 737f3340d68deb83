package dev.millrace.api;

import java.time.Duration;

/** What happens when a task has failed. */
public final class RestartStrategyOptions {
    /**
     * {@code "none"}, {@code "fixed-delay"}, {@code "failure-rate"} or {@code "exponential-delay"}; where the job says nothing,
     * exponential-delay if it has checkpoints, else none.
     */
    public static final ConfigOption<String> RESTART_STRATEGY = new ConfigOption<>("restart-strategy.type", "");

    /** How often the job is restarted before it fails for good. */
    public static final ConfigOption<Integer> RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS =
            new ConfigOption<>("restart-strategy.fixed-delay.attempts", 1);

    /** Time between a failure and the restart. */
    public static final ConfigOption<Duration> RESTART_STRATEGY_FIXED_DELAY_DELAY =
            new ConfigOption<>("restart-strategy.fixed-delay.delay", Duration.ofSeconds(1));

    /** How many restarts may fall into one interval before the job fails for good. */
    public static final ConfigOption<Integer> RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL =
            new ConfigOption<>("restart-strategy.failure-rate.max-failures-per-interval", 1);

    /** Length of the interval in which restarts are counted. */
    public static final ConfigOption<Duration> RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL =
            new ConfigOption<>("restart-strategy.failure-rate.failure-rate-interval", Duration.ofMinutes(1));

    /** Time between a failure and the restart. */
    public static final ConfigOption<Duration> RESTART_STRATEGY_FAILURE_RATE_DELAY =
            new ConfigOption<>("restart-strategy.failure-rate.delay", Duration.ofSeconds(1));

    /** The first time between a failure and the restart. */
    public static final ConfigOption<Duration> RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF =
            new ConfigOption<>("restart-strategy.exponential-delay.initial-backoff", Duration.ofSeconds(1));

    /** The longest time between a failure and the restart. */
    public static final ConfigOption<Duration> RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF =
            new ConfigOption<>("restart-strategy.exponential-delay.max-backoff", Duration.ofMinutes(1));

    /** Factor from one time between failure and restart to the next; above 1. */
    public static final ConfigOption<Double> RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER =
            new ConfigOption<>("restart-strategy.exponential-delay.backoff-multiplier", 1.5);

    /** How long the job has to run without a failure until the first time holds again. */
    public static final ConfigOption<Duration> RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD =
            new ConfigOption<>("restart-strategy.exponential-delay.reset-backoff-threshold", Duration.ofHours(1));

    /** Part of the time, 0 to 1, that is drawn at random and added or taken away. */
    public static final ConfigOption<Double> RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR =
            new ConfigOption<>("restart-strategy.exponential-delay.jitter-factor", 0.1);

    /** How often the job is restarted without such a quiet time before it fails for good. */
    public static final ConfigOption<Integer> RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS =
            new ConfigOption<>("restart-strategy.exponential-delay.attempts-before-reset-backoff", Integer.MAX_VALUE);

    private RestartStrategyOptions() {}
}
