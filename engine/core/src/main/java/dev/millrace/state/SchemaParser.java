package dev.millrace.state;

import java.util.ArrayList;
import java.util.List;

/** Reads the written form of a {@link Schema}. */
final class SchemaParser {
    private final String text;
    private int at;

    private SchemaParser(String text) {
        this.text = text;
    }

    /** The schema written as {@code text}. Throws {@link IllegalArgumentException} with the place of the first mistake. */
    static Schema parse(String text) {
        SchemaParser parser = new SchemaParser(text);
        Schema schema = parser.schema();
        if (parser.at < text.length()) {
            throw parser.expected("the end");
        }
        return schema;
    }

    private Schema schema() {
        String name = name();
        return switch (name) {
            case "enum" -> enumOf();
            case "record" -> recordOf();
            case "List" -> new Schema.ListOf(onlyArgument());
            case "Set" -> new Schema.SetOf(onlyArgument());
            case "Array" -> new Schema.ArrayOf(onlyArgument());
            case "Map" -> mapOf();
            default -> new Schema.Basic(name);
        };
    }

    private Schema enumOf() {
        String name = name();
        List<String> constants = new ArrayList<>();
        take('{');
        while (!ends('}')) {
            constants.add(name());
        }
        return new Schema.EnumOf(name, List.copyOf(constants));
    }

    private Schema recordOf() {
        String name = name();
        List<Schema.Component> components = new ArrayList<>();
        take('(');
        while (!ends(')')) {
            String component = name();
            take(':');
            components.add(new Schema.Component(component, schema()));
        }
        return new Schema.RecordOf(name, List.copyOf(components));
    }

    private Schema mapOf() {
        take('<');
        Schema key = schema();
        take(',');
        Schema value = schema();
        take('>');
        return new Schema.MapOf(key, value);
    }

    private Schema onlyArgument() {
        take('<');
        Schema argument = schema();
        take('>');
        return argument;
    }

    /** Takes the closing character, or the comma before the next part. */
    private boolean ends(char closing) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return false;
        }
        boolean ends = at < text.length() && text.charAt(at) == closing;
        at += ends ? 1 : 0;
        return ends;
    }

    private String name() {
        skipSpace();
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw expected("a name");
        }
        return text.substring(start, at);
    }

    private void take(char wanted) {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw expected("'" + wanted + "'");
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("schema '" + text + "': expected " + what + " at character " + at);
    }
}
