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

    /** Lets operators of one chain share the records they pass on: quicker, and wrong where one of them changes what it was given or has sent. */
    public ExecutionConfig enableObjectReuse() {
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        return this;
    }

    /** Gives each operator records of its own, which is what happens unless the job says otherwise. */
    public ExecutionConfig disableObjectReuse() {
        configuration.set(PipelineOptions.OBJECT_REUSE, false);
        return this;
    }

    /** Whether operators of one chain share the records they pass on. */
    public boolean isObjectReuseEnabled() {
        return configuration.get(PipelineOptions.OBJECT_REUSE);
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
