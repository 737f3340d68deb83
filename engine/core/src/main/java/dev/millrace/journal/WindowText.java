package dev.millrace.journal;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a window out of the canonical text that names a state's namespace. */
final class WindowText {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private WindowText() {}

    /** Whether a namespace is the window [start, end): its two numbers are the window's bounds in ms. */
    static boolean names(String namespace, long start, long end) {
        List<String> numbers =
                NUMBER.matcher(namespace).results().map(MatchResult::group).toList();
        return numbers.equals(List.of(Long.toString(start), Long.toString(end)));
    }
}
