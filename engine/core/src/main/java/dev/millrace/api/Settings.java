package dev.millrace.api;

import dev.millrace.graph.JobSettings;
import java.time.Duration;

/** Turns what the job has configured into the settings of its graph. */
final class Settings {
    private Settings() {}

    static JobSettings of(Configuration configuration, boolean batch) {
        // As in Flink, batch execution takes no checkpoints, whatever is configured: it starts again from the input.
        long interval = batch ? 0 : millis(configuration, CheckpointingOptions.CHECKPOINTING_INTERVAL, 0);
        return new JobSettings(
                interval,
                millis(configuration, CheckpointingOptions.CHECKPOINTING_TIMEOUT, 1),
                millis(configuration, CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, 0),
                restartAttempts(configuration, interval > 0),
                millis(configuration, RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, 0),
                millis(configuration, PipelineOptions.AUTO_WATERMARK_INTERVAL, 0),
                configuration.get(PipelineOptions.OPERATOR_CHAINING),
                batch);
    }

    private static int restartAttempts(Configuration configuration, boolean checkpoints) {
        String strategy = configuration.get(RestartStrategyOptions.RESTART_STRATEGY);
        return switch (strategy) {
            case "" -> checkpoints ? Integer.MAX_VALUE : 0;
            case "none", "off", "disable" -> 0;
            case "fixed-delay", "fixeddelay" -> attempts(configuration);
            default ->
                throw new IllegalArgumentException(
                        "There is no restart strategy '" + strategy + "'; use \"fixed-delay\" or \"none\".");
        };
    }

    private static int attempts(Configuration configuration) {
        int attempts = configuration.get(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS);
        if (attempts < 0) {
            throw new IllegalArgumentException("The number of restarts must be zero or more, not " + attempts + ".");
        }
        return attempts;
    }

    private static long millis(Configuration configuration, ConfigOption<Duration> option, long least) {
        long millis = configuration.get(option).toMillis();
        if (millis < least) {
            throw new IllegalArgumentException(
                    option.key() + " must be at least " + least + " ms, not " + millis + " ms.");
        }
        return millis;
    }
}
