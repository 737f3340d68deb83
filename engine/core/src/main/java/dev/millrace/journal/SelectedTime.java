package dev.millrace.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as selectors write it: {@code none}, {@code end}, plain ms, a number with d, h, m, s or ms, an ISO date-time in
 * UTC, or a time of day in UTC.
 *
 * @param value ms; since midnight for a time of day
 * @param ofDay whether it is a time of day, which any day has
 */
record SelectedTime(long value, boolean ofDay) {
    static final long DAY = 86_400_000L;

    private static final Pattern AMOUNT = Pattern.compile("(-?\\d{1,19})(ms|s|m|h|d|)");
    private static final Map<String, Long> UNITS =
            Map.of("", 1L, "ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", DAY);

    /** Throws {@link IllegalArgumentException} for a text that is no time. */
    static SelectedTime parse(String text) {
        if (text.equals("none") || text.equals("end")) {
            return new SelectedTime(text.equals("none") ? Long.MIN_VALUE : Long.MAX_VALUE, false);
        }
        Matcher amount = AMOUNT.matcher(text);
        try {
            if (amount.matches()) {
                return new SelectedTime(
                        Math.multiplyExact(Long.parseLong(amount.group(1)), unit(amount.group(2))), false);
            } else if (text.indexOf('T') > 0) {
                return new SelectedTime(
                        LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli(), false);
            }
            return new SelectedTime(LocalTime.parse(text).toNanoOfDay() / 1_000_000, true);
        } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time; write 09:00, 09:00:30, 60s, 1500ms, 2001-06-29T09:00, or plain ms");
        }
    }

    /** The shortest text that means exactly {@code time} when the run's first day is {@code firstDay}, in days since 1970. */
    static String write(long time, long firstDay) {
        if (time == Long.MIN_VALUE || time == Long.MAX_VALUE) {
            return time == Long.MIN_VALUE ? "none" : "end";
        }
        if (Math.abs(time) < DAY) {
            return time % 1_000 == 0 ? time / 1_000 + "s" : time + "ms";
        }
        if (Math.abs(time) >= 250_000_000_000_000L) {
            return Long.toString(time);
        }
        LocalDateTime moment = LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
        boolean isFirstDay = Math.floorDiv(time, DAY) == firstDay;
        return isFirstDay ? moment.toLocalTime().toString() : moment.toString();
    }

    boolean isSame(long time) {
        return ofDay ? isFinite(time) && Math.floorMod(time, DAY) == value : time == value;
    }

    /** Whether {@code time} has reached this one; a time of day is meant on the run's first day. */
    boolean isReachedBy(long time, RunSoFar run) {
        if (!ofDay) {
            return time >= value;
        }
        return run.hasFirstDay() && time >= run.firstDay() * DAY + value;
    }

    private static long unit(String name) {
        return UNITS.getOrDefault(name, 1L);
    }

    private static boolean isFinite(long time) {
        return time != Long.MIN_VALUE && time != Long.MAX_VALUE;
    }
}
