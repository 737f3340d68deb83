package dev.millrace.api;

import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobSettings;
import dev.millrace.graph.RestartSettings;
import dev.millrace.graph.StateBackendType;
import java.time.Duration;

/** Turns what the job has configured into the settings of its graph. */
final class Settings {
    private final Configuration configuration;

    private Settings(Configuration configuration) {
        this.configuration = configuration;
    }

    static JobSettings of(Configuration configuration, boolean batch) {
        Settings settings = new Settings(configuration);
        // As in Flink, batch execution takes no checkpoints, whatever is configured: it starts again from the input.
        CheckpointSettings checkpoints = batch ? CheckpointSettings.NONE : settings.checkpoints();
        return new JobSettings(
                checkpoints,
                settings.restart(checkpoints.isEnabled()),
                settings.millis(PipelineOptions.AUTO_WATERMARK_INTERVAL, 0),
                configuration.get(PipelineOptions.OPERATOR_CHAINING),
                batch,
                batch ? StateBackendType.HASHMAP : settings.stateBackend(),
                batch ? 0 : settings.millis(MetricOptions.LATENCY_INTERVAL, 0),
                configuration.get(PipelineOptions.OBJECT_REUSE),
                batch ? 0 : settings.bufferTimeout());
    }

    private long bufferTimeout() {
        return configuration.get(ExecutionOptions.BUFFER_TIMEOUT_ENABLED)
                ? millis(ExecutionOptions.BUFFER_TIMEOUT, 0)
                : -1;
    }

    private StateBackendType stateBackend() {
        String type = configuration.get(StateBackendOptions.STATE_BACKEND);
        return StateBackendType.named(type)
                .orElseThrow(() -> new IllegalArgumentException(
                        StateBackendOptions.STATE_BACKEND.key() + ": " + StateBackendType.unknown(type)));
    }

    private CheckpointSettings checkpoints() {
        boolean exactlyOnce = configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE)
                == CheckpointingMode.EXACTLY_ONCE;
        int concurrent = number(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, 1);
        if (exactlyOnce && concurrent > 1 && configuration.get(CheckpointingOptions.ENABLE_UNALIGNED)) {
            throw new IllegalArgumentException(
                    CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS.key() + " must be 1, not "
                            + concurrent
                            + ", where checkpoints are unaligned: a subtask follows one barrier that overtakes at a"
                            + " time. Leave setMaxConcurrentCheckpoints(...) or enableUnalignedCheckpoints() out.");
        }
        long interval = millis(CheckpointingOptions.CHECKPOINTING_INTERVAL, 0);
        if (interval > 0) {
            CheckpointSettings.requireLongEnough("interval", interval);
        }
        long timeout = millis(CheckpointingOptions.CHECKPOINTING_TIMEOUT, 1);
        CheckpointSettings.requireLongEnough("timeout", timeout);
        return new CheckpointSettings(
                interval,
                exactlyOnce,
                timeout,
                millis(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, 0),
                // A pause between checkpoints leaves no room for two at a time, as in Flink.
                millis(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, 0) > 0 ? 1 : concurrent,
                number(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 0),
                CheckpointSettings.Protocol.BARRIERS,
                configuration.get(CheckpointingOptions.ENABLE_UNALIGNED)
                        ? millis(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, 0)
                        : Long.MAX_VALUE,
                configuration.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS),
                number(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 0),
                configuration
                        .get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION)
                        .retention());
    }

    private RestartSettings restart(boolean checkpoints) {
        String strategy = configuration.get(RestartStrategyOptions.RESTART_STRATEGY);
        return switch (strategy) {
            case "" -> checkpoints ? exponentialDelay() : new RestartSettings.None();
            case "none", "off", "disable" -> new RestartSettings.None();
            case "fixed-delay", "fixeddelay" ->
                new RestartSettings.FixedDelay(
                        number(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 0),
                        millis(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, 0));
            case "failure-rate", "failurerate" ->
                new RestartSettings.FailureRate(
                        number(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL, 1),
                        millis(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL, 1),
                        millis(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY, 0));
            case "exponential-delay", "exponentialdelay" -> exponentialDelay();
            default ->
                throw new IllegalArgumentException("There is no restart strategy '" + strategy
                        + "'; use \"none\", \"fixed-delay\", \"failure-rate\" or \"exponential-delay\".");
        };
    }

    private RestartSettings exponentialDelay() {
        long initial = millis(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, 1);
        return new RestartSettings.ExponentialDelay(
                initial,
                millis(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, initial),
                fraction(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 1, 1_000),
                millis(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD, 1),
                fraction(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR, 0, 1),
                number(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, 1));
    }

    private int number(ConfigOption<Integer> option, int least) {
        int number = configuration.get(option);
        if (number < least) {
            throw new IllegalArgumentException(option.key() + " must be at least " + least + ", not " + number + ".");
        }
        return number;
    }

    private double fraction(ConfigOption<Double> option, double least, double most) {
        double value = configuration.get(option);
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    option.key() + " must be between " + least + " and " + most + ", not " + value + ".");
        }
        return value;
    }

    private long millis(ConfigOption<Duration> option, long least) {
        long millis = configuration.get(option).toMillis();
        if (millis < least) {
            throw new IllegalArgumentException(
                    option.key() + " must be at least " + least + " ms, not " + millis + " ms.");
        }
        return millis;
    }
}
