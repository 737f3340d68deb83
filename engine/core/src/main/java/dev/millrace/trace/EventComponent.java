package dev.millrace.trace;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One component of an {@link EventKind}.
 *
 * @param name as declared
 * @param form how its values are written
 * @param nullable whether an event may have none
 * @param prefix what stands before its value in the text form: {@code " name="}
 * @param constants the written names of an enum's constants; empty for every other form
 */
public record EventComponent(String name, Form form, boolean nullable, String prefix, Map<String, Object> constants) {
    /** How values are written; see the page on the trace for each. */
    public enum Form {
        TEXT,
        LONG,
        INT,
        FLAG,
        CONSTANT,
        SUBTASK,
        CHANNEL,
        TEXTS
    }

    private static final Map<Class<?>, Form> FORMS = Map.of(
            String.class, Form.TEXT,
            long.class, Form.LONG,
            int.class, Form.INT,
            boolean.class, Form.FLAG,
            SubtaskId.class, Form.SUBTASK,
            ChannelId.class, Form.CHANNEL,
            List.class, Form.TEXTS);

    static EventComponent of(RecordComponent component) {
        Class<?> type = component.getType();
        Form form = type.isEnum() ? Form.CONSTANT : FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("the trace has no text form for " + component);
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new EventComponent(
                component.getName(), form, nullable, " " + component.getName() + "=", constantsOf(type));
    }

    /** The written form of an enum constant: {@code event-time}. */
    public static String written(Enum<?> constant) {
        return EventKind.hyphenated(constant.name());
    }

    private static Map<String, Object> constantsOf(Class<?> type) {
        if (!type.isEnum()) {
            return Map.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(constant -> written((Enum<?>) constant), Function.identity()));
    }
}
