package dev.millrace.trace;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws events of every kind with texts that try to break what reads them. */
public final class RandomEvents {
    private static final List<String> HOSTILE = List.of(
            "",
            "-",
            " ",
            "none",
            "end",
            "a b",
            "\"",
            "\\",
            "\\u0041",
            "line\nbreak\r\n",
            "tab\t",
            "a=b",
            "[a,b]",
            "x.0->y.1~2",
            "->",
            ".",
            "a.b",
            "caf\u00e9",
            "\u5317\u4eac",
            "\ud83d\ude00",
            "\ud800",
            "\u0000",
            "\u007f",
            "TimeWindow[start=1, end=2]");

    private final Random random;

    /** Draws the same events for the same seed. */
    public RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    /** An event of the kind. */
    public TraceEvent of(EventKind kind) {
        return kind.create(kind.components().stream().map(this::value).toArray());
    }

    private @Nullable Object value(EventComponent component) {
        if (component.nullable() && random.nextInt(4) == 0) {
            return null;
        }
        return switch (component.form()) {
            case TEXT -> text();
            case LONG -> number();
            case INT -> random.nextInt(5) == 0 ? random.nextInt() : random.nextInt(4);
            case FLAG -> random.nextBoolean();
            case CONSTANT -> constant(component);
            case SUBTASK -> subtask();
            case CHANNEL -> new ChannelId(subtask(), subtask(), random.nextInt(3));
            case TEXTS ->
                IntStream.range(0, random.nextInt(4)).mapToObj(i -> text()).toList();
        };
    }

    private @Nullable Object constant(EventComponent component) {
        List<String> names = component.constants().keySet().stream().sorted().toList();
        return component.constants().get(names.get(random.nextInt(names.size())));
    }

    private SubtaskId subtask() {
        return new SubtaskId(random.nextBoolean() ? "count-per-airport" : text(), random.nextInt(3));
    }

    private String text() {
        StringBuilder text = new StringBuilder(HOSTILE.get(random.nextInt(HOSTILE.size())));
        while (random.nextInt(3) == 0) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size()))).append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextLong();
            default -> random.nextInt(100);
        };
    }
}
