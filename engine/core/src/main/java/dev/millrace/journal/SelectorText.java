package dev.millrace.journal;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of one selector into its parts. For one text. */
final class SelectorText {
    private final String text;
    private int at;

    SelectorText(String text) {
        this.text = text;
    }

    /** A text in quotes; a quote, a backslash and what cannot be typed are escaped. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate((char) c)) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    String word() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return text.substring(start, at);
    }

    List<SelectorArgument> arguments() {
        List<SelectorArgument> arguments = new ArrayList<>();
        if (!take("(") || take(")")) {
            return arguments;
        }
        do {
            arguments.add(argument());
        } while (take(","));
        if (!take(")")) {
            throw expected("',' or ')'");
        }
        return arguments;
    }

    /** Takes a token, and the blanks around it, if it comes next. */
    boolean take(String token) {
        skipBlanks();
        boolean found = text.startsWith(token, at);
        if (found) {
            at += token.length();
            skipBlanks();
        }
        return found;
    }

    /** The bare text up to the next separator. */
    String bare(String what) {
        int start = at;
        while (at < text.length() && SelectorArgument.isBare(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw expected(what);
        }
        return text.substring(start, at);
    }

    void end() {
        skipBlanks();
        if (at < text.length()) {
            throw expected("the end of the selector");
        }
    }

    IllegalArgumentException expected(String what) {
        String found = at >= text.length() ? "the end" : "'" + text.substring(at) + "'";
        return new IllegalArgumentException("in selector " + text + ": expected " + what + ", found " + found);
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("in selector " + text + ": " + what);
    }

    private SelectorArgument argument() {
        int start = at;
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        String first = value();
        if (!take("=")) {
            return new SelectorArgument(SelectorKind.PLACE, first, quoted);
        } else if (quoted) {
            at = start;
            throw expected("an argument's name without quotes");
        }
        boolean quotedValue = at < text.length() && text.charAt(at) == '"';
        return new SelectorArgument(first, value(), quotedValue);
    }

    private String value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : bare("a value");
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' ? escape() : c);
        }
        if (at == text.length()) {
            throw expected("a closing quote");
        }
        at++;
        return value.toString();
    }

    private char escape() {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\\')) {
            return text.charAt(at++);
        } else if (text.regionMatches(at, "u", 0, 1) && at + 5 <= text.length()) {
            try {
                char c = (char) Integer.parseInt(text, at + 1, at + 5, 16);
                at += 5;
                return c;
            } catch (NumberFormatException notANumber) {
                throw expected("\\u and four hexadecimal digits");
            }
        }
        throw expected("\\\", \\\\ or \\u and four hexadecimal digits");
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
