package dev.millrace.time;

import java.time.Duration;

/**
 * Watermarks for timestamps that never decrease: one ms behind the largest seen.
 *
 * @param <T> type of the records
 */
public final class AscendingTimestampsWatermarks<T> extends BoundedOutOfOrdernessWatermarks<T> {
    /** A generator for records in order. */
    public AscendingTimestampsWatermarks() {
        super(Duration.ZERO);
    }
}
