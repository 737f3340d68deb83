package dev.millrace.bench;

/**
 * One event of the Yahoo streaming benchmark, without its JSON.
 *
 * @param ad 0 .. 999; campaign = ad / 10
 * @param view whether it is a view; a third are
 * @param time event time, ms
 */
public record AdEvent(int ad, boolean view, long time) {
    static final int ADS = 1_000;
    static final int ADS_PER_CAMPAIGN = 10;
    static final int EVENTS_PER_MILLISECOND = 1_000;
    static final int DISORDER_MILLIS = 500;

    /** The {@code ordinal}-th event: ads and types in turn, a million events a second, less than 500 ms of disorder. */
    static AdEvent of(long ordinal) {
        long delay = ((ordinal * 0x9E3779B97F4A7C15L) >>> 40) % DISORDER_MILLIS;
        long time = DISORDER_MILLIS + ordinal / EVENTS_PER_MILLISECOND - delay;
        return new AdEvent((int) (ordinal % ADS), ordinal / ADS % 3 == 0, time);
    }

    int campaign() {
        return ad / ADS_PER_CAMPAIGN;
    }
}
