package dev.millrace.host.script;

import dev.millrace.host.Diagnostic;
import dev.millrace.host.Diagnostic.Severity;

/** Offsets of a script as lines and columns, both counted from 1. */
final class Lines {
    private final String script;
    private final String text;

    /** {@code script} is the name, {@code text} the source. */
    Lines(String script, String text) {
        this.script = script;
        this.text = text;
    }

    String script() {
        return script;
    }

    int line(int offset) {
        return 1
                + (int) text.substring(0, bounded(offset))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    int column(int offset) {
        return bounded(offset) - text.lastIndexOf('\n', bounded(offset) - 1);
    }

    /** Something to say about the characters from {@code start} to {@code end}; an empty range is widened to one character. */
    Diagnostic diagnostic(Severity severity, int start, int end, String message) {
        int from = bounded(start);
        int to = bounded(Math.max(end, from + 1));
        return new Diagnostic(severity, script, line(from), column(from), from, to, message);
    }

    /** Something to say about what is written in a line. */
    Diagnostic atLine(Severity severity, int line, String message) {
        int start = 0;
        for (int i = 1; i < line && text.indexOf('\n', start) >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int end = text.indexOf('\n', start);
        int stop = end < 0 ? text.length() : end;
        while (start < stop && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return diagnostic(severity, start, stop, message);
    }

    private int bounded(int offset) {
        return Math.max(0, Math.min(offset, text.length()));
    }
}
