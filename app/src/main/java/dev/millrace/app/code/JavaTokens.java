package dev.millrace.app.code;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Splits Java text into what is coloured alike; a style class for each kind of token, none for the rest. */
final class JavaTokens {
    private static final String KEYWORDS =
            "abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double"
                    + "|else|enum|extends|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|native|new"
                    + "|null|package|private|protected|public|record|return|sealed|permits|short|static|super|switch|synchronized|this"
                    + "|throw|throws|transient|true|try|var|void|volatile|while|yield";

    private static final List<String> KINDS =
            List.of("comment", "text", "annotation", "keyword", "number", "type", "method");

    private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\\n]*|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?)"
            + "|(?<text>\"\"\"(?:[^\"\\\\]|\\\\.|\"(?!\"\"))*+(?:\"\"\")?|\"(?:[^\"\\\\\\n]|\\\\.)*+\"?|'(?:[^'\\\\\\n]|\\\\.)*+'?)"
            + "|(?<annotation>@[A-Za-z_]\\w*)"
            + "|\\b(?<keyword>" + KEYWORDS + ")\\b"
            + "|(?<number>\\b0[xX][0-9a-fA-F_]+[lL]?\\b|\\b\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:[eE][+-]?\\d+)?[fFdDlL]?\\b)"
            + "|(?<type>\\b[A-Z]\\w*\\b)"
            + "|(?<method>\\b[a-z_]\\w*(?=\\s*\\())");

    private JavaTokens() {}

    /** The spans of the whole text. */
    static StyleSpans<Collection<String>> of(String text) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            spans.add(List.of(), matcher.start() - end);
            spans.add(List.of("code-" + kind(matcher)), matcher.end() - matcher.start());
            end = matcher.end();
        }
        return spans.add(List.of(), text.length() - end).create();
    }

    private static String kind(Matcher matcher) {
        return KINDS.stream()
                .filter(kind -> matcher.group(kind) != null)
                .findFirst()
                .orElseThrow();
    }
}
