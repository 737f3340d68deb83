package dev.millrace.api;

import java.time.Duration;

/** Settings of a job's checkpoints, in ms. */
public final class CheckpointConfig {
    private final Configuration configuration;

    CheckpointConfig(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Sets the time between checkpoints. */
    public void setCheckpointInterval(long interval) {
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(interval));
    }

    /** Sets the time after which a checkpoint that has not completed is aborted. */
    public void setCheckpointTimeout(long timeout) {
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(timeout));
    }

    /** Sets the time between the end of a checkpoint and the next one, at least. */
    public void setMinPauseBetweenCheckpoints(long pause) {
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(pause));
    }
}
