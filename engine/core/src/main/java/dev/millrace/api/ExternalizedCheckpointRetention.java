package dev.millrace.api;

import dev.millrace.graph.CheckpointSettings.Retention;

/** How a job may end for its checkpoints to stay where they are stored. See Flink's "Checkpoints", retained checkpoints. */
public enum ExternalizedCheckpointRetention {
    /** They are deleted when the job finishes or is cancelled, and stay when it fails. */
    DELETE_ON_CANCELLATION(Retention.AFTER_FAILURE),
    /** They stay. In Flink those of a job that has finished are deleted. */
    RETAIN_ON_CANCELLATION(Retention.ALWAYS),
    /** They are deleted however the job ends. */
    NO_EXTERNALIZED_CHECKPOINTS(Retention.NEVER);

    private final Retention retention;

    ExternalizedCheckpointRetention(Retention retention) {
        this.retention = retention;
    }

    Retention retention() {
        return retention;
    }
}
