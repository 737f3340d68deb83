package dev.millrace.runtime;

import dev.millrace.graph.RestartSettings;
import java.util.ArrayDeque;
import java.util.function.DoubleSupplier;

/**
 * Says after each failure of a job whether and when it is deployed again. See Flink's RestartBackoffTimeStrategy and its
 * implementations.
 */
final class RestartStrategy {
    /** The answer where the job fails for good. */
    static final long NEVER = -1;

    private final RestartSettings settings;
    private final DoubleSupplier jitter;
    private final ArrayDeque<Long> recent = new ArrayDeque<>();
    private int restarts;
    private long lastFailure;
    private long lastDelay;

    /** {@code jitter} draws numbers from -1 to 1. */
    RestartStrategy(RestartSettings settings, DoubleSupplier jitter) {
        this.settings = settings;
        this.jitter = jitter;
    }

    /** Notes a failure at {@code now}; ms until the restart, {@link #NEVER} for none. */
    long failed(long now) {
        if (settings instanceof RestartSettings.FixedDelay fixed) {
            return restarts++ < fixed.attempts() ? fixed.delay() : NEVER;
        } else if (settings instanceof RestartSettings.FailureRate rate) {
            return failed(rate, now);
        } else if (settings instanceof RestartSettings.ExponentialDelay growing) {
            return failed(growing, now);
        }
        return NEVER;
    }

    private long failed(RestartSettings.FailureRate rate, long now) {
        recent.addLast(now);
        if (recent.size() <= rate.maxFailures()) {
            return rate.delay();
        }
        return now - recent.removeFirst() > rate.interval() ? rate.delay() : NEVER;
    }

    private long failed(RestartSettings.ExponentialDelay growing, long now) {
        boolean quiet = restarts > 0 && now - lastFailure >= lastDelay + growing.resetThreshold();
        restarts = quiet ? 1 : restarts + 1;
        if (restarts > growing.attempts()) {
            return NEVER;
        }
        lastFailure = now;
        double longest = (double) growing.maxBackoff();
        double backoff =
                Math.min(longest, (double) growing.initialBackoff() * Math.pow(growing.multiplier(), restarts - 1.0));
        lastDelay = (long) Math.min(longest, backoff + backoff * growing.jitter() * jitter.getAsDouble());
        return lastDelay;
    }
}
