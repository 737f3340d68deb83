package dev.millrace.connector;

import java.io.Serializable;

/** How fast a {@link DataGeneratorSource} makes records, all its subtasks together. */
public sealed interface RateLimiterStrategy extends Serializable {
    /** As fast as they are taken. */
    static RateLimiterStrategy noOp() {
        return new Unlimited();
    }

    /** So many records a second; more than 0. */
    static RateLimiterStrategy perSecond(double recordsPerSecond) {
        if (!(recordsPerSecond > 0)) {
            throw new IllegalArgumentException("perSecond() needs a rate above zero, not " + recordsPerSecond + ".");
        }
        return new PerSecond(recordsPerSecond);
    }

    /** So many records, at least one a subtask, from one completed checkpoint to the next. */
    static RateLimiterStrategy perCheckpoint(int recordsPerCheckpoint) {
        if (recordsPerCheckpoint < 1) {
            throw new IllegalArgumentException(
                    "perCheckpoint() needs at least one record, not " + recordsPerCheckpoint + ".");
        }
        return new PerCheckpoint(recordsPerCheckpoint);
    }

    /** Nothing is held back. */
    record Unlimited() implements RateLimiterStrategy {}

    /** Evenly spread. */
    record PerSecond(double records) implements RateLimiterStrategy {}

    /** Gated by checkpoints. */
    record PerCheckpoint(int records) implements RateLimiterStrategy {}
}
