package dev.millrace.graph;

/**
 * Job-wide settings.
 *
 * @param checkpoints when and how checkpoints are taken
 * @param restart what follows a failure
 * @param watermarkInterval ms between periodic watermarks
 * @param chaining whether forward neighbours share a subtask
 * @param batch whether the job gives final results only, when all input is there
 * @param stateBackend where keyed state lives
 * @param latencyInterval ms between the latency markers of a source; 0 = none
 * @param objectReuse whether operators of one chain share the records they pass on, instead of each having its own
 * @param bufferTimeout ms that elements wait for others where their operator says nothing else; see {@link OperatorEdge#bufferTimeout}
 */
public record JobSettings(
        CheckpointSettings checkpoints,
        RestartSettings restart,
        long watermarkInterval,
        boolean chaining,
        boolean batch,
        StateBackendType stateBackend,
        long latencyInterval,
        boolean objectReuse,
        long bufferTimeout) {
    /** No checkpointing, no restart, watermarks every 200 ms, chaining on: Flink's defaults. */
    public static final JobSettings DEFAULT = new JobSettings(
            CheckpointSettings.NONE,
            new RestartSettings.None(),
            200,
            true,
            false,
            StateBackendType.HASHMAP,
            0,
            false,
            0);
}
