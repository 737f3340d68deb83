package dev.millrace.lessons;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as content files write them: a whole number and its unit. */
final class DurationText {
    private static final Pattern FORM = Pattern.compile("(\\d[\\d_]*)\\s*(ms|s|m|h|d)");
    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private DurationText() {}

    /** The duration in ms, or empty where the text is none. */
    static Optional<Long> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1).replace("_", ""));
        return Optional.of(Math.multiplyExact(amount, UNITS.getOrDefault(matcher.group(2), 1L)));
    }

    /** The shortest form of a duration in ms. */
    static String write(long ms) {
        if (ms == 0) {
            return "0ms";
        }
        if (ms % 3_600_000 == 0) {
            return ms / 3_600_000 + "h";
        }
        if (ms % 60_000 == 0) {
            return ms / 60_000 + "m";
        }
        return ms % 1_000 == 0 ? ms / 1_000 + "s" : ms + "ms";
    }
}
