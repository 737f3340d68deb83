package dev.millrace.connector;

/** How fast one subtask may make records, as its {@link RateLimiterStrategy} says. */
final class Pace {
    private final double millisPerRecord;
    private final long recordsPerCheckpoint;
    private final long begin;
    private long taken;
    private long takenSinceCheckpoint;

    private Pace(double millisPerRecord, long recordsPerCheckpoint, long begin) {
        this.millisPerRecord = millisPerRecord;
        this.recordsPerCheckpoint = recordsPerCheckpoint;
        this.begin = begin;
    }

    /** The pace of one of {@code parallelism} subtasks from {@code begin} (ms of processing time) on. */
    static Pace of(RateLimiterStrategy strategy, int parallelism, long begin) {
        if (strategy instanceof RateLimiterStrategy.PerSecond rate) {
            return new Pace(1_000 * parallelism / rate.records(), Long.MAX_VALUE, begin);
        } else if (strategy instanceof RateLimiterStrategy.PerCheckpoint gate) {
            return new Pace(0, Math.max(1, gate.records() / parallelism), begin);
        }
        return new Pace(0, Long.MAX_VALUE, begin);
    }

    /** Processing time in ms at which the next record may be made; {@link Long#MAX_VALUE} for not before a checkpoint is complete. */
    long next() {
        return takenSinceCheckpoint < recordsPerCheckpoint ? begin + (long) (taken * millisPerRecord) : Long.MAX_VALUE;
    }

    void take() {
        taken++;
        takenSinceCheckpoint++;
    }

    void checkpointCompleted() {
        takenSinceCheckpoint = 0;
    }
}
