package dev.millrace.time;

import java.time.Duration;

/**
 * Watermarks that stay a fixed time behind the largest timestamp seen: {@code max - bound - 1} ms, emitted periodically.
 *
 * @param <T> type of the records
 */
public class BoundedOutOfOrdernessWatermarks<T> implements WatermarkGenerator<T> {
    private final long bound;
    private long maxTimestamp;

    /** A generator for records that come at most {@code maxOutOfOrderness} (zero or more) after a later one. */
    public BoundedOutOfOrdernessWatermarks(Duration maxOutOfOrderness) {
        this.bound = WatermarkStrategies.bound(maxOutOfOrderness);
        this.maxTimestamp = Long.MIN_VALUE + bound + 1;
    }

    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
        maxTimestamp = Math.max(maxTimestamp, eventTimestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        output.emitWatermark(new Watermark(maxTimestamp - bound - 1));
    }
}
