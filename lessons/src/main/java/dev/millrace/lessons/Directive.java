package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block of a lesson whose info string begins with a directive's word.
 *
 * @param file the lesson's file
 * @param line 1-based line of the opening fence
 * @param word the directive
 * @param attributes by name
 * @param body lines between the fences
 */
record Directive(Path file, int line, String word, Map<String, String> attributes, List<String> body) {
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*([a-z-]+)=(\"[^\"]*\"|\\S+)");

    static Directive of(Path file, int line, String info, List<String> body) throws ContentException {
        String word = info.split("\\s", 2)[0];
        String rest = info.substring(word.length());
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(rest);
        int at = 0;
        while (at < rest.stripTrailing().length()) {
            if (!matcher.region(at, rest.length()).lookingAt()) {
                throw new ContentException(
                        file,
                        line,
                        "expected name=value at '" + rest.substring(at).strip() + "'; quote values with spaces");
            }
            attributes.put(matcher.group(1), unquoted(matcher.group(2)));
            at = matcher.end();
        }
        return new Directive(file, line, word, attributes, List.copyOf(body));
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    /** Refuses every attribute that is not one of {@code known}. */
    Directive only(String... known) throws ContentException {
        for (String name : attributes.keySet()) {
            if (!List.of(known).contains(name)) {
                throw wrong("unknown attribute '" + name + "' of " + word + Nearest.hint(name, List.of(known)));
            }
        }
        return this;
    }

    String need(String name) throws ContentException {
        String value = attributes.get(name);
        if (value == null) {
            throw wrong(word + " needs " + name + "=...");
        }
        return value;
    }

    String text(String name, String otherwise) {
        return attributes.getOrDefault(name, otherwise);
    }

    /** The selector in {@code run-to}, or null. */
    @Nullable
    String runTo() throws ContentException {
        String selector = attributes.get("run-to");
        return selector == null ? null : Selectors.checked(file, line, selector);
    }

    /** The pane in {@code panel}, or null. */
    @Nullable
    Panel panel() throws ContentException {
        String name = attributes.get("panel");
        return name == null ? null : Panel.named(file, line, name);
    }

    /** The body as one text. */
    String markdown() {
        return String.join("\n", body).strip();
    }

    ContentException wrong(String sentence) {
        return new ContentException(file, line, sentence);
    }
}
