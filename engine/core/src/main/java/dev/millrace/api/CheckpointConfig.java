package dev.millrace.api;

import dev.millrace.graph.CheckpointSettings;
import java.time.Duration;

/** Settings of a job's checkpoints, in ms. */
public final class CheckpointConfig {
    private final Configuration configuration;

    CheckpointConfig(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Sets the time between checkpoints, 10 ms at least. */
    public void setCheckpointInterval(long interval) {
        CheckpointSettings.requireLongEnough("interval", interval);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(interval));
    }

    /** The time between checkpoints; 0 for none. */
    public long getCheckpointInterval() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL).toMillis();
    }

    /** Sets what a failure may do to the state. */
    public void setCheckpointingConsistencyMode(CheckpointingMode mode) {
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, mode);
    }

    /** What a failure may do to the state. */
    public CheckpointingMode getCheckpointingConsistencyMode() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE);
    }

    /** Sets the time after which a checkpoint that has not completed is aborted, 10 ms at least. */
    public void setCheckpointTimeout(long timeout) {
        CheckpointSettings.requireLongEnough("timeout", timeout);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(timeout));
    }

    /** The time after which a checkpoint that has not completed is aborted. */
    public long getCheckpointTimeout() {
        return configuration.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT).toMillis();
    }

    /** Whether there are checkpoints. */
    public boolean isCheckpointingEnabled() {
        return getCheckpointInterval() > 0;
    }

    /** Sets the time between the end of a checkpoint and the next one, at least. */
    public void setMinPauseBetweenCheckpoints(long pause) {
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(pause));
    }

    /** The time between the end of a checkpoint and the next one, at least. */
    public long getMinPauseBetweenCheckpoints() {
        return configuration
                .get(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS)
                .toMillis();
    }

    /** Sets how many checkpoints may be under way at a time; savepoints do not count. */
    public void setMaxConcurrentCheckpoints(int checkpoints) {
        configuration.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, checkpoints);
    }

    /** How many checkpoints may be under way at a time. */
    public int getMaxConcurrentCheckpoints() {
        return configuration.get(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS);
    }

    /** Sets how many checkpoints in a row may fail before the job does. One that is replaced by a newer one has not failed. */
    public void setTolerableCheckpointFailureNumber(int failures) {
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, failures);
    }

    /** How many checkpoints in a row may fail before the job does. */
    public int getTolerableCheckpointFailureNumber() {
        return configuration.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER);
    }

    /** Whether barriers overtake what is in flight. */
    public boolean isUnalignedCheckpointsEnabled() {
        return configuration.get(CheckpointingOptions.ENABLE_UNALIGNED);
    }

    /** The time for which barriers that may overtake are aligned first. */
    public Duration getAlignedCheckpointTimeout() {
        return configuration.get(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT);
    }

    /** Sets how the job may end for its checkpoints to stay where they are stored. */
    public void setExternalizedCheckpointRetention(ExternalizedCheckpointRetention retention) {
        configuration.set(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION, retention);
    }

    /** How the job may end for its checkpoints to stay where they are stored. */
    public ExternalizedCheckpointRetention getExternalizedCheckpointRetention() {
        return configuration.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION);
    }

    /**
     * Has barriers overtake what is in flight, which is then kept with the checkpoint. Without effect on at-least-once, and where
     * barriers come to an operator by a forward, a rescale or a broadcast. Only one checkpoint may be under way at a time.
     */
    public void enableUnalignedCheckpoints() {
        enableUnalignedCheckpoints(true);
    }

    /** The same, or not. */
    public void enableUnalignedCheckpoints(boolean enabled) {
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, enabled);
    }

    /** Allows barriers to overtake in jobs with {@code partitionCustom} too, where a rescaled restore may deal records out otherwise than before. */
    public void setForceUnalignedCheckpoints(boolean forced) {
        configuration.set(CheckpointingOptions.FORCE_UNALIGNED, forced);
    }

    /** Whether barriers may overtake in jobs with {@code partitionCustom} too. */
    public boolean isForceUnalignedCheckpoints() {
        return configuration.get(CheckpointingOptions.FORCE_UNALIGNED);
    }

    /** Sets the time for which barriers that may overtake are aligned first. */
    public void setAlignedCheckpointTimeout(Duration timeout) {
        configuration.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, timeout);
    }
}
