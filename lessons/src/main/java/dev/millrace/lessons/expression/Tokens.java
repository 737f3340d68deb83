package dev.millrace.lessons.expression;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes an expression's text apart from left to right. */
final class Tokens {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d_]*(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final String text;
    private int at;

    Tokens(String text) {
        this.text = text;
    }

    /** Takes the word if it stands here, as a whole. */
    boolean word(String word) {
        skipSpace();
        Matcher name = at(NAME);
        if (!name.lookingAt() || !name.group().equals(word)) {
            return false;
        }
        at = name.end();
        return true;
    }

    /** Takes one of the signs, or gives 0. */
    char sign(String signs) {
        skipSpace();
        if (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
            return text.charAt(at++);
        }
        return 0;
    }

    /** Takes the character if it follows without a space. */
    boolean adjacent(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    boolean isNext(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    void expect(char c) {
        if (sign(String.valueOf(c)) == 0) {
            throw wrong("'" + c + "'");
        }
    }

    Optional<Relation> relation() {
        skipSpace();
        Optional<Relation> relation = Relation.at(text, at);
        relation.ifPresent(found -> at += found.sign.length());
        return relation;
    }

    boolean startsNumber() {
        skipSpace();
        return at(NUMBER).lookingAt();
    }

    double number() {
        skipSpace();
        Matcher number = at(NUMBER);
        if (!number.lookingAt()) {
            throw wrong("a number");
        }
        at = number.end();
        return Double.parseDouble(number.group().replace("_", ""));
    }

    String name() {
        skipSpace();
        Matcher name = at(NAME);
        if (!name.lookingAt()) {
            throw wrong("a name");
        }
        at = name.end();
        return name.group();
    }

    Optional<String> quoted() {
        skipSpace();
        char quote = sign("'\"");
        if (quote == 0) {
            return Optional.empty();
        }
        int close = text.indexOf(quote, at);
        if (close < 0) {
            throw wrong("a closing " + quote);
        }
        String inner = text.substring(at, close);
        at = close + 1;
        return Optional.of(inner);
    }

    /** What stands between here and the matching parenthesis, without them. */
    String argument() {
        expect('(');
        int from = at;
        int depth = 1;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (depth > 0) {
            throw wrong("')'");
        }
        return text.substring(from, at - 1).strip();
    }

    /** The parenthesis and the ordinal of a selector. */
    String selectorTail() {
        int from = at;
        argument();
        if (adjacent('#')) {
            number();
        }
        return text.substring(from, at);
    }

    void end() {
        skipSpace();
        if (at < text.length()) {
            throw wrong("the end, a comparison, and or or");
        }
    }

    IllegalArgumentException wrong(String expected) {
        String found = at < text.length() ? "'" + text.substring(at) + "'" : "the end";
        return new IllegalArgumentException(
                "'" + text + "': expected " + expected + " at column " + (at + 1) + ", found " + found);
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
