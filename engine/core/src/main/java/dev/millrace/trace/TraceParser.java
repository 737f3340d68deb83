package dev.millrace.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one trace, in order. It counts lines for its messages and shares equal subtasks, channels and short
 * texts between events, so that a long trace takes little memory. For one thread.
 */
public final class TraceParser {
    private static final int LONGEST_SHARED = 32;
    private static final int MOST_SHARED = 8_192;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<SubtaskId, SubtaskId> subtasks = new HashMap<>();
    private final Map<ChannelId, ChannelId> channels = new HashMap<>();
    private long lineNumber;
    private String line = "";
    private int at;

    /**
     * Reads the next line. Throws {@link IllegalArgumentException} that names line and column and says what was expected
     * there.
     */
    public Traced parse(String text) {
        lineNumber++;
        line = text;
        at = 0;
        long position = header("a position");
        long step = header("a step");
        long time = header("a time in ms");
        EventKind kind = kind();
        TraceEvent event = kind.create(values(kind));
        if (at < line.length()) {
            throw expected("the end of the line after " + kind.name());
        }
        return new Traced(position, step, time, event);
    }

    private long header(String what) {
        long number = number(what);
        take(" ", "a space");
        return number;
    }

    private EventKind kind() {
        int start = at;
        while (at < line.length() && line.charAt(at) != ' ') {
            at++;
        }
        String name = line.substring(start, at);
        EventKind kind = EventKind.named(name);
        if (kind == null) {
            at = start;
            throw expected("a kind of event" + NearestName.hint(name, EventKind.names()));
        }
        return kind;
    }

    private @Nullable Object[] values(EventKind kind) {
        List<EventComponent> components = kind.components();
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            EventComponent component = components.get(i);
            if (!line.startsWith(component.name(), at + 1) || !at(' ', at)) {
                throw expected("' " + component.name() + "=' of " + kind.name());
            }
            at += 1 + component.name().length();
            take("=", "'=' after " + component.name());
            values[i] = value(component);
        }
        return values;
    }

    private @Nullable Object value(EventComponent component) {
        if (component.nullable() && at('-', at) && (at + 1 == line.length() || at(' ', at + 1))) {
            at++;
            return null;
        }
        return switch (component.form()) {
            case TEXT -> text("a text");
            case LONG -> number("a number, none or end");
            case INT -> whole("a number");
            case FLAG -> flag();
            case CONSTANT -> constant(component);
            case SUBTASK -> subtask();
            case CHANNEL -> channel();
            case TEXTS -> texts();
        };
    }

    private long number(String what) {
        int start = at;
        int end = at('-', start) ? start + 1 : start;
        while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
            end++;
        }
        String word = line.substring(start, end);
        try {
            long number =
                    word.equals("none") ? Long.MIN_VALUE : word.equals("end") ? Long.MAX_VALUE : Long.parseLong(word);
            at = end;
            return number;
        } catch (NumberFormatException notANumber) {
            throw expected(what);
        }
    }

    private int whole(String what) {
        int start = at;
        long number = number(what);
        if (number != (int) number) {
            at = start;
            throw expected(what + " that fits in 32 bits");
        }
        return (int) number;
    }

    private boolean flag() {
        if (line.startsWith("true", at)) {
            at += 4;
            return true;
        }
        take("false", "true or false");
        return false;
    }

    private Object constant(EventComponent component) {
        int start = at;
        String name = text(
                "one of " + component.constants().keySet().stream().sorted().toList());
        Object constant = component.constants().get(name);
        if (constant == null) {
            at = start;
            throw expected(
                    "one of " + component.constants().keySet().stream().sorted().toList());
        }
        return constant;
    }

    private SubtaskId subtask() {
        SubtaskId subtask;
        if (at('"', at)) {
            String vertex = text("a vertex");
            take(".", "'.' and the subtask's index");
            subtask = new SubtaskId(vertex, whole("the subtask's index"));
        } else {
            subtask = bareSubtask();
        }
        SubtaskId shared = subtasks.putIfAbsent(subtask, subtask);
        return shared == null ? subtask : shared;
    }

    private SubtaskId bareSubtask() {
        int start = at;
        int end = at;
        while (end < line.length() && TraceText.isBare(line.charAt(end))) {
            end++;
        }
        // The arrow's own dash belongs to no subtask.
        int stop = end < line.length() && line.charAt(end) == '>' ? end - 1 : end;
        int dot = line.lastIndexOf('.', stop);
        if (dot <= start) {
            throw expected("a subtask, as in window.0");
        }
        String vertex = shared(line.substring(start, dot));
        at = dot + 1;
        return new SubtaskId(vertex, index(stop));
    }

    private int index(int end) {
        try {
            int index = Integer.parseInt(line, at, end, 10);
            at = end;
            return index;
        } catch (NumberFormatException notANumber) {
            throw expected("the subtask's index");
        }
    }

    private ChannelId channel() {
        SubtaskId from = subtask();
        take("->", "'->' and the receiving subtask");
        SubtaskId to = subtask();
        int edge = 0;
        if (at('~', at)) {
            at++;
            edge = whole("the edge's number");
        }
        ChannelId channel = new ChannelId(from, to, edge);
        ChannelId shared = channels.putIfAbsent(channel, channel);
        return shared == null ? channel : shared;
    }

    private List<String> texts() {
        take("[", "a list, as in [a,b]");
        List<String> list = new ArrayList<>();
        while (!at(']', at)) {
            if (!list.isEmpty()) {
                take(",", "',' or ']'");
            }
            list.add(text("a text"));
        }
        at++;
        return List.copyOf(list);
    }

    private String text(String what) {
        if (at('"', at)) {
            return quoted();
        }
        int start = at;
        while (at < line.length() && TraceText.isBare(line.charAt(at))) {
            at++;
        }
        if (at == start || (at == start + 1 && line.charAt(start) == '-')) {
            at = start;
            throw expected(what);
        }
        return shared(line.substring(start, at));
    }

    private String quoted() {
        int end = at + 1;
        while (end < line.length() && line.charAt(end) != '"' && line.charAt(end) != '\\') {
            end++;
        }
        if (at('"', end)) {
            String plain = line.substring(at + 1, end);
            at = end + 1;
            return shared(plain);
        }
        return escaped();
    }

    private String escaped() {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            text.append(c == '\\' ? escape() : c);
        }
        take("\"", "the closing quote of a text");
        return shared(text.toString());
    }

    private char escape() {
        if (at('"', at) || at('\\', at)) {
            return line.charAt(at++);
        }
        take("u", "\\\", \\\\ or \\u and four digits");
        try {
            char c = (char) Integer.parseInt(line, at, Math.min(at + 4, line.length()), 16);
            at += 4;
            return c;
        } catch (NumberFormatException notANumber) {
            throw expected("four hexadecimal digits");
        }
    }

    private String shared(String text) {
        if (text.length() > LONGEST_SHARED) {
            return text;
        }
        String known = texts.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() < MOST_SHARED) {
            texts.put(text, text);
        }
        return text;
    }

    private void take(String token, String what) {
        if (!line.startsWith(token, at)) {
            throw expected(what);
        }
        at += token.length();
    }

    private boolean at(char c, int index) {
        return index < line.length() && line.charAt(index) == c;
    }

    private IllegalArgumentException expected(String what) {
        int end = Math.min(line.length(), at + 24);
        String found = at >= line.length() ? "the end of the line" : "'" + line.substring(at, end) + "'";
        return new IllegalArgumentException(
                "trace line " + lineNumber + ", column " + (at + 1) + ": expected " + what + ", found " + found);
    }
}
