package dev.millrace.api;

import java.time.Duration;

/** How the operators of a job work together. */
public final class PipelineOptions {
    /** Time between periodic watermarks. */
    public static final ConfigOption<Duration> AUTO_WATERMARK_INTERVAL =
            new ConfigOption<>("pipeline.auto-watermark-interval", Duration.ofMillis(200));

    /** Whether operators share subtasks. */
    public static final ConfigOption<Boolean> OPERATOR_CHAINING =
            new ConfigOption<>("pipeline.operator-chaining.enabled", true);

    /** Whether operators of one chain share the records they pass on, instead of each having its own. */
    public static final ConfigOption<Boolean> OBJECT_REUSE = new ConfigOption<>("pipeline.object-reuse", false);

    private PipelineOptions() {}
}
