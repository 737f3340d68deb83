package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a question: {@code name: text} of the question itself, then {@code - id: text} for each option with
 * indented {@code name: text} lines of its own. An indented line without a name continues the one above it.
 */
record QuestionBody(Entry question, List<Entry> options) {
    /** Name under which an option's id is kept. */
    static final String ID = "- id";
    /** Name under which an option's text is kept. */
    static final String TEXT = "- text";

    private static final Pattern OPTION = Pattern.compile("- ([a-z0-9-]+): (.+)");
    private static final Pattern NAMED = Pattern.compile("\\s*([a-z]+): (.+)");

    /** The lines that belong to the question or to one option. */
    record Entry(Path file, int line, Map<String, String> texts) {
        Entry only(String... known) throws ContentException {
            for (String name : texts.keySet()) {
                if (!List.of(known).contains(name)) {
                    throw wrong("unknown line '" + name + ":'" + Nearest.hint(name, List.of(known)));
                }
            }
            return this;
        }

        String need(String name) throws ContentException {
            if (!texts.containsKey(name)) {
                throw wrong("the line '" + name + ": ...' is missing");
            }
            return text(name);
        }

        String text(String name) {
            return texts.getOrDefault(name, "");
        }

        ContentException wrong(String sentence) {
            return new ContentException(file, line, sentence);
        }
    }

    static QuestionBody of(Directive directive) throws ContentException {
        List<Entry> entries =
                new ArrayList<>(List.of(new Entry(directive.file(), directive.line(), new LinkedHashMap<>())));
        String open = "";
        int line = directive.line();
        for (String text : directive.body()) {
            line++;
            if (!text.isBlank()) {
                open = take(directive, line, text, open, entries);
            }
        }
        return new QuestionBody(entries.get(0), entries.subList(1, entries.size()));
    }

    /** Takes one line and returns the name that a continuation would belong to. */
    private static String take(Directive directive, int line, String text, String open, List<Entry> entries)
            throws ContentException {
        Matcher option = OPTION.matcher(text);
        if (option.matches()) {
            Map<String, String> texts = new LinkedHashMap<>(
                    Map.of(ID, option.group(1), TEXT, option.group(2).strip()));
            entries.add(new Entry(directive.file(), line, texts));
            return TEXT;
        }
        Map<String, String> current = entries.get(entries.size() - 1).texts();
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            current.put(named.group(1), named.group(2).strip());
            return named.group(1);
        }
        if (open.isEmpty() || !text.startsWith(" ")) {
            throw new ContentException(
                    directive.file(), line, "expected 'ask: ...', '- option: ...', 'key: ...' or 'why: ...'");
        }
        current.merge(open, text.strip(), (before, more) -> before + " " + more);
        return open;
    }
}
