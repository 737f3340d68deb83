package dev.millrace.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text form of the trace: one event a line, {@code position step time kind component=value ...}, printable ASCII
 * only. It is the wire format, the golden file and what {@code --trace} writes; {@code assets/docs/trace.md} describes
 * it. The same event gives the same bytes on every machine and JDK, and {@link TraceParser} gives the event back.
 */
public final class TraceText {
    private TraceText() {}

    /** One event as one line, without the line's end. */
    public static String format(Traced traced) {
        StringBuilder line = new StringBuilder(160);
        append(traced, line);
        return line.toString();
    }

    /** Appends one event's line, without the line's end. */
    public static void append(Traced traced, StringBuilder line) {
        line.append(traced.position()).append(' ').append(traced.step()).append(' ');
        line.append(traced.time()).append(' ');
        TraceEvent event = traced.event();
        EventKind kind = EventKind.of(event);
        line.append(kind.name());
        List<EventComponent> components = kind.components();
        for (int i = 0; i < components.size(); i++) {
            line.append(components.get(i).prefix());
            appendValue(kind.value(event, i), line);
        }
    }

    /** Reads one line. Throws {@link IllegalArgumentException} that names the column and what was expected there. */
    public static Traced parse(String line) {
        return new TraceParser().parse(line);
    }

    private static void appendValue(@Nullable Object value, StringBuilder line) {
        if (value == null) {
            line.append('-');
        } else if (value instanceof String text) {
            appendText(text, line);
        } else if (value instanceof Long number) {
            appendLong(number, line);
        } else if (value instanceof SubtaskId subtask) {
            appendSubtask(subtask, line);
        } else if (value instanceof ChannelId channel) {
            appendChannel(channel, line);
        } else if (value instanceof Enum<?> constant) {
            line.append(EventComponent.written(constant));
        } else if (value instanceof List<?> texts) {
            appendTexts(texts, line);
        } else {
            line.append(value);
        }
    }

    private static void appendLong(long number, StringBuilder line) {
        if (number == Long.MIN_VALUE) {
            line.append("none");
        } else if (number == Long.MAX_VALUE) {
            line.append("end");
        } else {
            line.append(number);
        }
    }

    private static void appendSubtask(SubtaskId subtask, StringBuilder line) {
        appendText(subtask.vertex(), line);
        line.append('.').append(subtask.index());
    }

    private static void appendChannel(ChannelId channel, StringBuilder line) {
        appendSubtask(channel.from(), line);
        line.append("->");
        appendSubtask(channel.to(), line);
        if (channel.edge() != 0) {
            line.append('~').append(channel.edge());
        }
    }

    private static void appendTexts(List<?> texts, StringBuilder line) {
        line.append('[');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            appendText((String) texts.get(i), line);
        }
        line.append(']');
    }

    private static void appendText(String text, StringBuilder line) {
        if (isBare(text)) {
            line.append(text);
            return;
        }
        line.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                line.append(text, plain, i);
                appendEscaped(c, line);
                plain = i + 1;
            }
        }
        line.append(text, plain, text.length()).append('"');
    }

    private static void appendEscaped(char c, StringBuilder line) {
        if (c == '"' || c == '\\') {
            line.append('\\').append(c);
        } else {
            line.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                line.append(Character.forDigit((c >> shift) & 0xf, 16));
            }
        }
    }

    /** Whether a text stands without quotes: it is not empty, not {@code -}, and has none of the form's own characters. */
    private static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBare(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && !text.equals("-");
    }

    static boolean isBare(char c) {
        return c > ' ' && c <= '~' && c != '"' && c != '\\' && c != ',' && c != '[' && c != ']' && c != '>' && c != '~';
    }
}
