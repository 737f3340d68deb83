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
    private final Map<String, SubtaskId> subtasks = new HashMap<>();
    private final Map<ChannelId, ChannelId> channels = new HashMap<>();
    private long lineNumber;

    /**
     * Reads the next line. Throws {@link IllegalArgumentException} that names line and column and says what was expected
     * there.
     */
    public Traced parse(String line) {
        lineNumber++;
        TraceCursor cursor = new TraceCursor(line, lineNumber);
        long position = header(cursor, "a position");
        long step = header(cursor, "a step");
        long time = header(cursor, "a time in ms");
        EventKind kind = kind(cursor);
        TraceEvent event = kind.create(values(kind, cursor));
        if (!cursor.isAtEnd()) {
            throw cursor.expected("the end of the line after " + kind.name());
        }
        return new Traced(position, step, time, event);
    }

    private static long header(TraceCursor cursor, String what) {
        long number = cursor.number(what);
        cursor.take(" ", "a space");
        return number;
    }

    private static EventKind kind(TraceCursor cursor) {
        String name = cursor.word();
        EventKind kind = EventKind.named(name);
        if (kind == null) {
            throw cursor.expected("a kind of event" + NearestName.hint(name, EventKind.names()));
        }
        cursor.skip(name);
        return kind;
    }

    private @Nullable Object[] values(EventKind kind, TraceCursor cursor) {
        List<EventComponent> components = kind.components();
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            EventComponent component = components.get(i);
            if (!cursor.takes(component.prefix())) {
                throw cursor.expected("'" + component.prefix() + "' of " + kind.name());
            }
            values[i] = component.nullable() && cursor.takesNothing() ? null : value(component, cursor);
        }
        return values;
    }

    private Object value(EventComponent component, TraceCursor cursor) {
        return switch (component.form()) {
            case TEXT -> text(cursor);
            case LONG -> cursor.number("a number, none or end");
            case INT -> cursor.whole("a number");
            case FLAG -> flag(cursor);
            case CONSTANT -> constant(component, cursor);
            case SUBTASK -> subtask(cursor);
            case CHANNEL -> channel(cursor);
            case TEXTS -> texts(cursor);
        };
    }

    private static boolean flag(TraceCursor cursor) {
        if (cursor.takes("true")) {
            return true;
        }
        cursor.take("false", "true or false");
        return false;
    }

    private static Object constant(EventComponent component, TraceCursor cursor) {
        String name = cursor.word();
        Object constant = component.constants().get(name);
        if (constant == null) {
            throw cursor.expected(
                    "one of " + component.constants().keySet().stream().sorted().toList());
        }
        cursor.skip(name);
        return constant;
    }

    private SubtaskId subtask(TraceCursor cursor) {
        if (cursor.isAt('"')) {
            String vertex = cursor.quoted();
            cursor.take(".", "'.' and the subtask's index");
            return new SubtaskId(vertex, cursor.whole("the subtask's index"));
        }
        String written = cursor.bare();
        SubtaskId known = subtasks.get(written);
        if (known == null) {
            known = parsed(written, cursor);
            subtasks.put(written, known);
        }
        cursor.skip(written);
        return known;
    }

    private static SubtaskId parsed(String written, TraceCursor cursor) {
        try {
            return SubtaskId.parse(written);
        } catch (IllegalArgumentException notASubtask) {
            throw cursor.expected("a subtask, as in window.0");
        }
    }

    private ChannelId channel(TraceCursor cursor) {
        SubtaskId from = subtask(cursor);
        cursor.take("->", "'->' and the receiving subtask");
        SubtaskId to = subtask(cursor);
        ChannelId channel = new ChannelId(from, to, cursor.takes("~") ? cursor.whole("the edge's number") : 0);
        ChannelId known = channels.putIfAbsent(channel, channel);
        return known == null ? channel : known;
    }

    private List<String> texts(TraceCursor cursor) {
        cursor.take("[", "a list, as in [a,b]");
        List<String> list = new ArrayList<>();
        while (!cursor.takes("]")) {
            if (!list.isEmpty()) {
                cursor.take(",", "',' or ']'");
            }
            list.add(text(cursor));
        }
        return List.copyOf(list);
    }

    private String text(TraceCursor cursor) {
        if (cursor.isAt('"')) {
            return shared(cursor.quoted());
        }
        String text = cursor.bare();
        if (text.isEmpty() || text.equals("-")) {
            throw cursor.expected("a text");
        }
        cursor.skip(text);
        return shared(text);
    }

    private String shared(String text) {
        if (text.length() > LONGEST_SHARED) {
            return text;
        }
        String known = texts.get(text);
        if (known == null && texts.size() < MOST_SHARED) {
            texts.put(text, text);
        }
        return known == null ? text : known;
    }
}
