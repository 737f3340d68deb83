package dev.millrace.time;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Watermarks from another generator, and the news that there will be none for a while where no record has come for a time.
 * Noticed at a periodic emission, so up to an interval late.
 *
 * @param <T> type of the records
 */
public final class WatermarksWithIdleness<T> implements WatermarkGenerator<T> {
    private final WatermarkGenerator<T> watermarks;
    private final long timeout;
    private final LongSupplier clock;
    private long records;
    private long recordsBefore;
    private long silentSince;
    private boolean idle;

    /** Idle after {@code timeout} of {@code clock}, which gives ms. */
    public WatermarksWithIdleness(WatermarkGenerator<T> watermarks, Duration timeout, LongSupplier clock) {
        this.watermarks = watermarks;
        this.timeout = timeout.toMillis();
        this.clock = clock;
    }

    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
        watermarks.onEvent(event, eventTimestamp, output);
        records++;
        idle = false;
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (!isSilent()) {
            watermarks.onPeriodicEmit(output);
        } else if (!idle) {
            output.markIdle();
            idle = true;
        }
    }

    private boolean isSilent() {
        long now = clock.getAsLong();
        if (records != recordsBefore) {
            recordsBefore = records;
            silentSince = 0;
            return false;
        }
        if (silentSince == 0) {
            silentSince = now;
            return false;
        }
        return now - silentSince > timeout;
    }
}
