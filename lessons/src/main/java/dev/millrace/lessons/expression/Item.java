package dev.millrace.lessons.expression;

import dev.millrace.trace.EventComponent;
import dev.millrace.trace.EventKind;
import dev.millrace.trace.Traced;
import java.util.List;
import java.util.Map;

/** One member of a set: something with fields. */
sealed interface Item {
    /** Text of a field. Throws {@link IllegalArgumentException} where there is none of that name. */
    String field(String name);

    /** Whether it has a field of that name. */
    boolean has(String name);

    /** The whole. */
    String text();

    /** An event of the journal; its fields are its components and {@code at} (virtual ms), {@code step} and {@code position}. */
    record Event(Traced traced) implements Item {
        private static final List<String> OWN = List.of("at", "step", "position");

        @Override
        public boolean has(String name) {
            return OWN.contains(name) || EventKind.of(traced.event()).indexOf(name) >= 0;
        }

        @Override
        public String field(String name) {
            return switch (name) {
                case "at" -> Long.toString(traced.time());
                case "step" -> Long.toString(traced.step());
                case "position" -> Long.toString(traced.position());
                default -> component(name);
            };
        }

        private String component(String name) {
            EventKind kind = EventKind.of(traced.event());
            int index = kind.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException(
                        kind.name() + " has no field '" + name + "'; it has at, step, position, "
                                + String.join(
                                        ", ",
                                        kind.components().stream()
                                                .map(EventComponent::name)
                                                .toList()));
            }
            Object value = kind.value(traced.event(), index);
            return value instanceof Enum<?> constant ? EventComponent.written(constant) : String.valueOf(value);
        }

        @Override
        public String text() {
            return traced.event().toString();
        }
    }

    /** A visible row, as canonical text; its fields are the components of the record it is. */
    record Row(String text, Map<String, String> fields) implements Item {
        static Row of(String text) {
            return new Row(text, RowFields.of(text));
        }

        @Override
        public boolean has(String name) {
            return fields.containsKey(name);
        }

        @Override
        public String field(String name) {
            String value = fields.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "the row " + text + " has no field '" + name + "'; it has " + fields.keySet());
            }
            return value;
        }
    }

    /** A text without fields. */
    record Plain(String text) implements Item {
        @Override
        public boolean has(String name) {
            return false;
        }

        @Override
        public String field(String name) {
            throw new IllegalArgumentException("'" + text + "' has no field '" + name + "'");
        }
    }
}
