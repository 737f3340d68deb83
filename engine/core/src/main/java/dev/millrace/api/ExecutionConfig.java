package dev.millrace.api;

import dev.millrace.types.SerializerConfig;
import java.time.Duration;

/** Settings of a job that have a method of their own. */
public final class ExecutionConfig {
    private final Configuration configuration;
    private final SerializerConfig serializerConfig = new SerializerConfig();

    ExecutionConfig(Configuration configuration) {
        this.configuration = configuration;
    }

    /** How values are written. */
    public SerializerConfig getSerializerConfig() {
        return serializerConfig;
    }

    /** Sets the ms between periodic watermarks. */
    public ExecutionConfig setAutoWatermarkInterval(long interval) {
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(interval));
        return this;
    }

    /** Sets the ms between the latency markers that each source sends; 0 for none. What they find out is a metric of every operator behind. */
    public ExecutionConfig setLatencyTrackingInterval(long interval) {
        configuration.set(MetricOptions.LATENCY_INTERVAL, Duration.ofMillis(interval));
        return this;
    }

    /** The ms between the latency markers that each source sends. */
    public long getLatencyTrackingInterval() {
        return configuration.get(MetricOptions.LATENCY_INTERVAL).toMillis();
    }

    /** The ms between periodic watermarks. */
    public long getAutoWatermarkInterval() {
        return configuration.get(PipelineOptions.AUTO_WATERMARK_INTERVAL).toMillis();
    }
}
