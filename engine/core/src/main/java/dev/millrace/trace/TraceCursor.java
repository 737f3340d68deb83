package dev.millrace.trace;

/** Reads one line of a trace from left to right; says line, column and what was expected when it finds something else. */
final class TraceCursor {
    private final String line;
    private final long lineNumber;
    private int at;

    TraceCursor(String line, long lineNumber) {
        this.line = line;
        this.lineNumber = lineNumber;
    }

    boolean isAtEnd() {
        return at == line.length();
    }

    boolean isAt(char c) {
        return isAt(c, at);
    }

    /** Takes a token if it comes next. */
    boolean takes(String token) {
        boolean found = line.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }

    void take(String token, String what) {
        if (!takes(token)) {
            throw expected(what);
        }
    }

    /** Takes the dash that stands for no value, if it comes next. */
    boolean takesNothing() {
        boolean found = isAt('-', at) && (at + 1 == line.length() || isAt(' ', at + 1));
        at += found ? 1 : 0;
        return found;
    }

    /** What stands before the next blank, without taking it. */
    String word() {
        int end = line.indexOf(' ', at);
        return line.substring(at, end < 0 ? line.length() : end);
    }

    /** The bare text that comes next, without taking it; may be empty. */
    String bare() {
        int end = at;
        while (end < line.length() && TraceText.isBare(line.charAt(end))) {
            end++;
        }
        // The dash of a channel's arrow belongs to no name.
        return line.substring(at, isAt('>', end) && end > at ? end - 1 : end);
    }

    void skip(String token) {
        at += token.length();
    }

    long number(String what) {
        if (takes("none")) {
            return Long.MIN_VALUE;
        } else if (takes("end")) {
            return Long.MAX_VALUE;
        }
        int end = isAt('-', at) ? at + 1 : at;
        while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
            end++;
        }
        try {
            long number = Long.parseLong(line, at, end, 10);
            at = end;
            return number;
        } catch (NumberFormatException notANumber) {
            throw expected(what);
        }
    }

    int whole(String what) {
        int start = at;
        long number = number(what);
        if (number != (int) number) {
            at = start;
            throw expected(what + " that fits in 32 bits");
        }
        return (int) number;
    }

    String quoted() {
        StringBuilder text = new StringBuilder();
        int plain = ++at;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) != '\\') {
                at++;
                continue;
            }
            text.append(line, plain, at++).append(escape());
            plain = at;
        }
        text.append(line, plain, at);
        take("\"", "the closing quote of a text");
        return text.toString();
    }

    IllegalArgumentException expected(String what) {
        int end = Math.min(line.length(), at + 24);
        String found = at >= line.length() ? "the end of the line" : "'" + line.substring(at, end) + "'";
        return new IllegalArgumentException(
                "trace line " + lineNumber + ", column " + (at + 1) + ": expected " + what + ", found " + found);
    }

    private char escape() {
        if (isAt('"') || isAt('\\')) {
            return line.charAt(at++);
        }
        take("u", "\\\", \\\\ or \\u and four digits");
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at + i < line.length() ? Character.digit(line.charAt(at + i), 16) : -1;
            if (digit < 0) {
                throw expected("four hexadecimal digits");
            }
            unit = unit * 16 + digit;
        }
        at += 4;
        return (char) unit;
    }

    private boolean isAt(char c, int index) {
        return index < line.length() && line.charAt(index) == c;
    }
}
