package dev.millrace.lessons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A lesson's Markdown, cut into its front matter, prose and directives.
 *
 * @param front the YAML between the first two lines of dashes; it begins at line 2
 * @param pieces prose and directives in reading order
 */
record LessonText(String front, List<Piece> pieces) {
    private static final String DASHES = "---";
    private static final Set<String> LANGUAGES = Set.of("", "java", "text", "csv", "yaml");

    /** Either prose or a directive. */
    sealed interface Piece {}

    /** Markdown from a 1-based line on. */
    record Prose(int line, String markdown) implements Piece {}

    /** A directive. */
    record Directed(Directive directive) implements Piece {}

    static LessonText of(Path file, String text) throws ContentException {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (!lines.get(0).equals(DASHES)) {
            throw new ContentException(file, 1, "the first line must be ---, and the front matter begin behind it");
        }
        int close = lines.subList(1, lines.size()).indexOf(DASHES) + 1;
        if (close == 0) {
            throw new ContentException(file, 1, "the front matter has no closing ---");
        }
        String front = String.join("\n", lines.subList(1, close));
        return new LessonText(front, pieces(file, lines, close + 1));
    }

    /** {@code from} is the 0-based line of the body's begin. */
    private static List<Piece> pieces(Path file, List<String> lines, int from) throws ContentException {
        Parser parser =
                Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
        Node document = parser.parse(String.join("\n", lines.subList(from, lines.size())));
        List<Piece> pieces = new ArrayList<>();
        int next = from;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof FencedCodeBlock fence && isDirective(file, fence, from)) {
                int opens = from + first(fence);
                int closes = from + last(fence);
                addProse(pieces, lines, next, opens);
                pieces.add(new Directed(Directive.of(
                        file,
                        opens + 1,
                        fence.getInfo().strip(),
                        lines.subList(opens + 1, Math.max(opens + 1, closes)))));
                next = closes + 1;
            }
        }
        addProse(pieces, lines, next, lines.size());
        return pieces;
    }

    private static boolean isDirective(Path file, FencedCodeBlock fence, int from) throws ContentException {
        String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
        String word = info.split("\\s", 2)[0];
        if (LANGUAGES.contains(word)) {
            return false;
        }
        if (PartReader.NOT_YET.contains(word)) {
            throw new ContentException(
                    file,
                    from + first(fence) + 1,
                    "the directive '" + word + "' belongs to the vocabulary and is not built yet; ask with predict"
                            + " over a second scenario file instead");
        }
        if (!PartReader.WORDS.contains(word)) {
            throw new ContentException(
                    file,
                    from + first(fence) + 1,
                    "unknown directive '" + word + "'" + Nearest.hint(word, PartReader.WORDS));
        }
        return true;
    }

    private static void addProse(List<Piece> pieces, List<String> lines, int from, int to) {
        int begin = from;
        while (begin < to && lines.get(begin).isBlank()) {
            begin++;
        }
        String markdown =
                String.join("\n", lines.subList(begin, Math.max(begin, to))).stripTrailing();
        if (!markdown.isBlank()) {
            pieces.add(new Prose(begin + 1, markdown));
        }
    }

    private static int first(Node node) {
        return node.getSourceSpans().get(0).getLineIndex();
    }

    private static int last(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.get(spans.size() - 1).getLineIndex();
    }
}
