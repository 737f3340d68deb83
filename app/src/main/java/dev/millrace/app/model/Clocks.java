package dev.millrace.app.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How times are written. Event times (ms since 1970, UTC) are as fine as the run's own timestamps: {@code 09:15}, {@code
 * 09:15:30} or {@code 09:15:30.250}.
 *
 * @param unit ms of the coarsest unit that writes all timestamps exactly: a minute, a second or 1
 */
public record Clocks(long unit) {
    private static final Pattern WINDOW = Pattern.compile("\\[(-?\\d+),\\s*(-?\\d+)\\)");
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;
    private static final DateTimeFormatter MINUTES = format("HH:mm");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter MILLIS = format("HH:mm:ss.SSS");

    /** Nothing seen yet. */
    static final Clocks COARSEST = new Clocks(MINUTE);

    /** The clocks that also write {@code timestamp} exactly. */
    Clocks fitting(long timestamp) {
        if (timestamp % unit == 0) {
            return this;
        }
        return timestamp % SECOND == 0 ? new Clocks(SECOND) : new Clocks(1);
    }

    /** The coarsest clocks that write every multiple of {@code step} ms exactly. */
    public static Clocks exactFor(long step) {
        return COARSEST.fitting(step);
    }

    /** A record's timestamp or a window's border; a dash where there is none. */
    public String event(long timestamp) {
        return timestamp == Long.MIN_VALUE ? "-" : write(timestamp);
    }

    /**
     * A watermark. It says that nothing up to it is expected any more, so 08:59:59.999 is written 09:00 where minutes are
     * written: everything before 09:00 is there.
     */
    public String watermark(long watermark) {
        if (watermark == Long.MIN_VALUE) {
            return "none";
        }
        if (watermark == Long.MAX_VALUE) {
            return "end";
        }
        return write(unit == 1 ? watermark : Math.floorDiv(watermark + 1, unit) * unit);
    }

    /** A span of event time without its last instant: {@code [09:00, 10:00)}. */
    public String span(long start, long end) {
        return "[" + event(start) + ", " + event(end) + ")";
    }

    /** A state's namespace: a window as a span, anything else as it is. */
    public String namespace(String namespace) {
        Matcher bounds = WINDOW.matcher(namespace);
        return bounds.matches() ? span(Long.parseLong(bounds.group(1)), Long.parseLong(bounds.group(2))) : namespace;
    }

    /** A time of day to the millisecond. */
    public static String exact(long timestamp) {
        return MILLIS.format(Instant.ofEpochMilli(timestamp));
    }

    /** Processing time in ms since the run began: {@code 01:02.345}, with hours where there are any. */
    public static String processing(long ms) {
        long hours = ms / (60 * MINUTE);
        return (hours > 0 ? hours + ":" : "")
                + String.format(Locale.ROOT, "%02d:%02d.%03d", ms / MINUTE % 60, ms / SECOND % 60, ms % SECOND);
    }

    /** A duration in ms in the unit that suits it: {@code 38 ms}, {@code 1.2 s}, {@code 4 min}. */
    public static String duration(long ms) {
        if (ms < 10 * SECOND) {
            return ms < SECOND ? ms + " ms" : String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
        }
        return ms < 2 * MINUTE ? ms / SECOND + " s" : ms / MINUTE + " min";
    }

    private String write(long time) {
        DateTimeFormatter format = unit == MINUTE ? MINUTES : unit == SECOND ? SECONDS : MILLIS;
        return format.format(Instant.ofEpochMilli(time));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
