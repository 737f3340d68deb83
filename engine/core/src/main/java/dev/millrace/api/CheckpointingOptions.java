package dev.millrace.api;

import java.time.Duration;

/** When checkpoints are taken, and when they are given up. */
public final class CheckpointingOptions {
    /** Time between checkpoints; zero for none. */
    public static final ConfigOption<Duration> CHECKPOINTING_INTERVAL =
            new ConfigOption<>("execution.checkpointing.interval", Duration.ZERO);

    /** Time after which a checkpoint that has not completed is aborted. */
    public static final ConfigOption<Duration> CHECKPOINTING_TIMEOUT =
            new ConfigOption<>("execution.checkpointing.timeout", Duration.ofMinutes(10));

    /** Time between the end of a checkpoint and the next one, at least. */
    public static final ConfigOption<Duration> MIN_PAUSE_BETWEEN_CHECKPOINTS =
            new ConfigOption<>("execution.checkpointing.min-pause", Duration.ZERO);

    /** What a failure may do to the state. */
    public static final ConfigOption<CheckpointingMode> CHECKPOINTING_CONSISTENCY_MODE =
            new ConfigOption<>("execution.checkpointing.mode", CheckpointingMode.EXACTLY_ONCE);

    /** Number of checkpoints under way at most; savepoints do not count. */
    public static final ConfigOption<Integer> MAX_CONCURRENT_CHECKPOINTS =
            new ConfigOption<>("execution.checkpointing.max-concurrent-checkpoints", 1);

    /** Number of checkpoints in a row that may fail before the job does. */
    public static final ConfigOption<Integer> TOLERABLE_FAILURE_NUMBER =
            new ConfigOption<>("execution.checkpointing.tolerable-failed-checkpoints", 0);

    /** Whether barriers overtake what is in flight, which is then kept with the checkpoint. Exactly-once only. */
    public static final ConfigOption<Boolean> ENABLE_UNALIGNED =
            new ConfigOption<>("execution.checkpointing.unaligned.enabled", false);

    /** Whether barriers may overtake in jobs with {@code partitionCustom} too. */
    public static final ConfigOption<Boolean> FORCE_UNALIGNED =
            new ConfigOption<>("execution.checkpointing.unaligned.forced", false);

    /** Time for which barriers that may overtake are aligned first. */
    public static final ConfigOption<Duration> ALIGNED_CHECKPOINT_TIMEOUT =
            new ConfigOption<>("execution.checkpointing.aligned-checkpoint-timeout", Duration.ZERO);

    /** Whether a checkpoint stores only those files that the ones before do not have. RocksDB's alone; savepoints are whole. */
    public static final ConfigOption<Boolean> INCREMENTAL_CHECKPOINTS =
            new ConfigOption<>("execution.checkpointing.incremental", false);

    /** Number of complete checkpoints kept where they are stored on disk; 0 for all, which is the default here (Flink's is 1). */
    public static final ConfigOption<Integer> MAX_RETAINED_CHECKPOINTS =
            new ConfigOption<>("execution.checkpointing.num-retained", 0);

    /** Whether checkpoints stay when the job ends. They do unless it says otherwise, since who stores them asked for them (Flink's default deletes them). */
    public static final ConfigOption<ExternalizedCheckpointRetention> EXTERNALIZED_CHECKPOINT_RETENTION =
            new ConfigOption<>(
                    "execution.checkpointing.externalized-checkpoint-retention",
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);

    private CheckpointingOptions() {}
}
