package dev.millrace.lessons;

import dev.millrace.lessons.expression.Expression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One value of a YAML file, with its place; it has the type that its reader asks for. */
public final class Field {
    private final Path file;
    private final int firstLine;
    private final List<String> path;
    private final Node node;

    Field(Path file, int firstLine, List<String> path, Node node) {
        this.file = file;
        this.firstLine = firstLine;
        this.path = path;
        this.node = node;
    }

    /** The file it stands in. */
    public Path file() {
        return file;
    }

    /** 1-based line. */
    public int line() {
        return firstLine + node.getStartMark().map(mark -> mark.getLine()).orElse(0);
    }

    /** An error at this place. */
    public ContentException wrong(String sentence) {
        return new ContentException(file, line(), sentence);
    }

    /** The text as written. */
    public String text() throws ContentException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw wrong(name() + " must be one text");
    }

    /** A block of text with its line ends, as a {@code |} block gives it. */
    public String lines() throws ContentException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(name() + " must be a text");
    }

    /** A whole number, underscores allowed. */
    public long number() throws ContentException {
        String text = text();
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException none) {
            throw wrong(name() + " must be a whole number, not '" + text + "'");
        }
    }

    /** A decimal number. */
    public double decimal() throws ContentException {
        String text = text();
        try {
            return Double.parseDouble(text.replace("_", ""));
        } catch (NumberFormatException none) {
            throw wrong(name() + " must be a number, not '" + text + "'");
        }
    }

    /** True or false. */
    public boolean truth() throws ContentException {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name() + " must be true or false, not '" + text() + "'");
        };
    }

    /** A duration in ms, written as in {@code 8ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
    public long duration() throws ContentException {
        String text = text();
        return DurationText.parse(text)
                .orElseThrow(
                        () -> wrong(name() + " must be a duration such as 8ms, 10s, 5m or 1h, not '" + text + "'"));
    }

    /** An expression over a run. */
    public Expression expression() throws ContentException {
        try {
            return Expression.parse(text());
        } catch (IllegalArgumentException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** The text of an event selector. */
    public String selector() throws ContentException {
        return Selectors.checked(file, line(), text());
    }

    /** The inner mapping. */
    public Block block() throws ContentException {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(
                    path.isEmpty()
                            ? "the file must hold 'key: value' lines"
                            : name() + " must hold 'key: value' lines");
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = new Field(file, firstLine, path, tuple.getKeyNode()).text();
            List<String> inner = Stream.concat(path.stream(), Stream.of(key)).toList();
            fields.put(key, new Field(file, firstLine, inner, tuple.getValueNode()));
        }
        return new Block(file, line(), path, fields);
    }

    /** The items of a list. */
    public List<Field> items() throws ContentException {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(name() + " must be a list");
        }
        return sequence.getValue().stream()
                .map(item -> new Field(file, firstLine, path, item))
                .toList();
    }

    /** The texts of a list, or of one text with commas. */
    public List<String> texts() throws ContentException {
        if (node instanceof ScalarNode) {
            return Stream.of(text().split(",", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
        List<String> texts = new ArrayList<>();
        for (Field item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /** Whether it is a mapping. */
    public boolean isBlock() {
        return node instanceof MappingNode;
    }

    private String name() {
        return path.isEmpty() ? "this" : "'" + String.join(".", path) + "'";
    }
}
