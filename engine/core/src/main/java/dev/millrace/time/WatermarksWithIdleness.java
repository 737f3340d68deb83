package dev.millrace.time;

import java.time.Duration;

/**
 * Watermarks from another generator, and the news that there will be none for a while where no record has come for a time. Noticed
 * at a periodic emission, and measured from the first of them that saw no record: so up to two intervals late. The meaning is that
 * of Flink's class of this name.
 *
 * @param <T> type of the records
 */
public final class WatermarksWithIdleness<T> implements WatermarkGenerator<T> {
    private final WatermarkGenerator<T> watermarks;
    private final long timeout;
    private final RelativeClock clock;
    private long records;
    private long recordsBefore;
    /** 0 = not silent; so a silence that begins at time 0 of the clock is measured from the next emission, as in Flink. */
    private long silentSince;

    private boolean idle;

    /** Idle after {@code timeout} (more than zero) of {@code clock}, which should stand still while no record could come. */
    public WatermarksWithIdleness(WatermarkGenerator<T> watermarks, Duration timeout, RelativeClock clock) {
        this.watermarks = watermarks;
        this.timeout = WatermarkStrategies.timeout(timeout).toMillis();
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
        if (records != recordsBefore) {
            recordsBefore = records;
            silentSince = 0;
            return false;
        }
        long now = clock.relativeTimeMillis();
        if (silentSince == 0) {
            silentSince = now;
            return false;
        }
        return now - silentSince > timeout;
    }
}
