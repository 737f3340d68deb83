package dev.millrace.journal;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a window out of the canonical text that names a state's namespace. */
final class WindowText {
    // 18 digits at most, so that every match is a long.
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private WindowText() {}

    /** Whether a namespace is the window [start, end): its two numbers are the window's bounds in ms. */
    static boolean names(String namespace, long start, long end) {
        long[] bounds = bounds(namespace);
        return bounds.length == 2 && bounds[0] == start && bounds[1] == end;
    }

    /** The numbers in a namespace: two for a window, its start and end in ms. */
    static long[] bounds(String namespace) {
        return NUMBER.matcher(namespace)
                .results()
                .map(MatchResult::group)
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
