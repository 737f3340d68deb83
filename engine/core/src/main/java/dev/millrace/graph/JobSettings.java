package dev.millrace.graph;

/**
 * Job-wide settings.
 *
 * @param checkpointInterval ms between checkpoints; 0 = no checkpointing
 * @param checkpointTimeout ms after which a checkpoint that has not completed is aborted
 * @param minPause ms between the end of a checkpoint and the next trigger, at least
 * @param restartAttempts failures after which the job fails for good; 0 = no restart
 * @param restartDelay ms between a failure and the redeployment
 * @param watermarkInterval ms between periodic watermarks
 * @param chaining whether forward neighbours share a subtask
 * @param batch whether the job gives final results only, when all input is there
 */
public record JobSettings(
        long checkpointInterval,
        long checkpointTimeout,
        long minPause,
        int restartAttempts,
        long restartDelay,
        long watermarkInterval,
        boolean chaining,
        boolean batch) {
    /** No checkpointing, no restart, watermarks every 200 ms, chaining on: Flink's defaults. */
    public static final JobSettings DEFAULT = new JobSettings(0, 600_000, 0, 0, 1_000, 200, true, false);
}
