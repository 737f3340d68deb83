package dev.millrace.testkit.fuzz.plan;

/**
 * When and how a job takes checkpoints.
 *
 * @param interval virtual ms between them, 0 for none
 * @param exactlyOnce whether barriers are waited for; else they are only counted, and a failure may have records counted twice
 * @param overtakeAfter virtual ms after which barriers overtake what is in flight; 0 at once, -1 never
 * @param concurrent how many may be under way at a time
 * @param tolerable how many in a row may fail
 * @param pause virtual ms from the end of one to the begin of the next, at least
 * @param incremental whether they store no more of RocksDB than is new
 */
public record Checkpointing(
        long interval,
        boolean exactlyOnce,
        int overtakeAfter,
        int concurrent,
        int tolerable,
        long pause,
        boolean incremental) {
    /** Aligned ones, one at a time. */
    public static Checkpointing every(long interval) {
        return new Checkpointing(interval, true, -1, 1, 0, 0, false);
    }

    /** Whether there are any. */
    public boolean isEnabled() {
        return interval > 0;
    }
}
