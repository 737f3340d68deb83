package dev.millrace.lessons.lint;

import dev.millrace.lessons.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of prose: links lead somewhere, images have a text, marks are named by shape and never by colour. */
public final class ProseRules {
    private static final Pattern LINK = Pattern.compile("(!?)\\[([^\\]]*)]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern COLOUR = Pattern.compile(
            "\\b(red|green|blue|yellow|orange|purple|violet|pink|grey|gray|cyan|magenta|turquoise)\\b",
            Pattern.CASE_INSENSITIVE);

    private ProseRules() {}

    /** What is wrong with a Markdown file. */
    public static List<Problem> check(Path file, String text) {
        List<Problem> problems = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            links(file, i + 1, lines[i], problems);
            Matcher colour = COLOUR.matcher(lines[i]);
            if (colour.find()) {
                problems.add(new Problem(
                        file,
                        i + 1,
                        "'" + colour.group()
                                + "' names a colour, which not everybody sees; name the shape or the letter"));
            }
        }
        return problems;
    }

    private static void links(Path file, int line, String text, List<Problem> problems) {
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String target = link.group(3).split("#", 2)[0];
            boolean external = target.matches("[a-z]+:.*") || target.isEmpty();
            if (!external && !Files.exists(file.resolveSibling(target))) {
                problems.add(new Problem(file, line, "the link leads to '" + target + "', which is not there"));
            }
            if (!link.group(1).isEmpty() && link.group(2).isBlank()) {
                problems.add(
                        new Problem(file, line, "the image has no text for who cannot see it; write ![text](...)"));
            }
        }
    }
}
