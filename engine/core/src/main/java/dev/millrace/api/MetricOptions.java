package dev.millrace.api;

import java.time.Duration;

/** What a job measures of itself. */
public final class MetricOptions {
    /** Time between the latency markers that each source sends; zero for none. */
    public static final ConfigOption<Duration> LATENCY_INTERVAL =
            new ConfigOption<>("metrics.latency.interval", Duration.ZERO);

    private MetricOptions() {}
}
