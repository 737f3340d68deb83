package dev.millrace.journal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * How the transcript says times. Event times within a day of 1970 are seconds ({@code 12.3 s}), for nobody means a clock
 * by them; later ones are a UTC clock, with the date in front where the day is not the run's first.
 */
final class SpokenTime {
    private static final long LONGEST_CLOCK = 250_000_000_000_000L;

    private SpokenTime() {}

    /** An event time, on a run whose first day is {@code firstDay}, in days since 1970. */
    static String event(long time, long firstDay) {
        if (time == Long.MIN_VALUE) {
            return "none";
        } else if (time == Long.MAX_VALUE) {
            return "the end of input";
        } else if (Math.abs(time) < SelectedTime.DAY) {
            return seconds(time);
        } else if (Math.abs(time) >= LONGEST_CLOCK) {
            return time + " ms";
        }
        LocalDateTime moment = LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
        String clock = moment.toLocalTime().toString();
        boolean isFirstDay = Math.floorDiv(time, SelectedTime.DAY) == firstDay;
        return isFirstDay ? clock : moment.toLocalDate() + " " + clock;
    }

    /** A duration or a small time in seconds, with ms only where there are any. */
    static String seconds(long time) {
        String sign = time < 0 ? "-" : "";
        long whole = Math.abs(time / 1_000);
        long ms = Math.abs(time % 1_000);
        String fraction = ms == 0 ? "" : String.format(Locale.ROOT, ".%03d", ms).replaceAll("0+$", "");
        return sign + whole + fraction + " s";
    }

    /** Processing time since the run began: {@code m:ss.mmm}. */
    static String processing(long time) {
        return String.format(Locale.ROOT, "%d:%02d.%03d", time / 60_000, time / 1_000 % 60, time % 1_000);
    }
}
