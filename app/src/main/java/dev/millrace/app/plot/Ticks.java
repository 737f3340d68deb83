package dev.millrace.app.plot;

import java.util.Locale;

/** Round steps along an axis of ms. */
final class Ticks {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        4 * HOUR,
        6 * HOUR,
        12 * HOUR,
        24 * HOUR
    };

    private Ticks() {}

    /** The finest round step that cuts {@code span} ms into at most {@code most} pieces. */
    static long step(long span, int most) {
        for (long step : STEPS) {
            if (span / step <= Math.max(1, most)) {
                return step;
            }
        }
        long day = STEPS[STEPS.length - 1];
        return (span / Math.max(1, most) / day + 1) * day;
    }

    /** The first multiple of {@code step} that is not before {@code from}. */
    static long first(long from, long step) {
        return -Math.floorDiv(-from, step) * step;
    }

    /** A processing time on the axis: {@code 250 ms}, {@code 3 s}, {@code 2:30}. */
    static String name(long ms) {
        if (ms == 0) {
            return "0";
        } else if (ms < SECOND) {
            return ms + " ms";
        } else if (ms < MINUTE) {
            return ms % SECOND == 0 ? ms / SECOND + " s" : String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
        }
        return String.format(Locale.ROOT, "%d:%02d", ms / MINUTE, ms / SECOND % 60);
    }
}
