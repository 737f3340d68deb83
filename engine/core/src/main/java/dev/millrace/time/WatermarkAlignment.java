package dev.millrace.time;

import java.io.Serializable;
import java.time.Duration;

/**
 * Keeps the sources of a group together: a split is not read while its watermark is further ahead of the slowest than allowed.
 *
 * @param group name of the group
 * @param maxDrift how far ahead a split may be, in ms of event time
 * @param interval time between two reports of where a source is, in ms of processing time
 */
public record WatermarkAlignment(String group, long maxDrift, long interval) implements Serializable {
    /** Time between two reports where nothing else is said. */
    static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

    static WatermarkAlignment of(String group, Duration maxDrift, Duration interval) {
        if (group.isBlank()) {
            throw new IllegalArgumentException("withWatermarkAlignment needs a group that is not empty.");
        }
        if (maxDrift.isNegative()) {
            throw new IllegalArgumentException("maxAllowedWatermarkDrift must be zero or more, not " + maxDrift + ".");
        }
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("updateInterval must be above zero, not " + interval + ".");
        }
        return new WatermarkAlignment(group, maxDrift.toMillis(), interval.toMillis());
    }

    /** The largest watermark that is allowed while the slowest of the group is at {@code slowest}. */
    public long allowed(long slowest) {
        return slowest > Long.MAX_VALUE - maxDrift ? Long.MAX_VALUE : slowest + maxDrift;
    }
}
