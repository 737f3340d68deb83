package dev.millrace.graph;

/** Whether a job is deployed again after a failure, and when. Times are ms. */
public sealed interface RestartSettings {
    /** The first failure is the last. */
    record None() implements RestartSettings {}

    /**
     * Again and again after the same time.
     *
     * @param attempts restarts before the job fails for good
     * @param delay time between a failure and the restart
     */
    record FixedDelay(int attempts, long delay) implements RestartSettings {}

    /**
     * As long as failures are rare.
     *
     * @param maxFailures restarts that may fall into one interval
     * @param interval length of the interval
     * @param delay time between a failure and the restart
     */
    record FailureRate(int maxFailures, long interval, long delay) implements RestartSettings {}

    /**
     * Ever later, until the job has run for a while without a failure.
     *
     * @param initialBackoff the first delay
     * @param maxBackoff the longest delay
     * @param multiplier factor from one delay to the next, above 1
     * @param resetThreshold time without a failure after which the first delay holds again
     * @param jitter part of a delay, 0 to 1, that is drawn and added or taken away, so that jobs do not restart in step
     * @param attempts restarts without such a time in between before the job fails for good
     */
    record ExponentialDelay(
            long initialBackoff, long maxBackoff, double multiplier, long resetThreshold, double jitter, int attempts)
            implements RestartSettings {}

    /** The same strategy with another delay: after every failure, or after the first where delays grow. */
    default RestartSettings after(long delay) {
        if (this instanceof FixedDelay fixed) {
            return new FixedDelay(fixed.attempts(), delay);
        } else if (this instanceof FailureRate rate) {
            return new FailureRate(rate.maxFailures(), rate.interval(), delay);
        } else if (this instanceof ExponentialDelay growing) {
            return new ExponentialDelay(
                    delay,
                    Math.max(delay, growing.maxBackoff()),
                    growing.multiplier(),
                    growing.resetThreshold(),
                    growing.jitter(),
                    growing.attempts());
        }
        return this;
    }
}
