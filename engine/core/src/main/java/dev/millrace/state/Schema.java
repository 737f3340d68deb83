package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of stored values, by names alone: what a snapshot carries instead of classes, since the code that reads it may
 * be newer and in another class loader. {@link #text()} and {@link SchemaParser} turn it into text and back.
 */
public sealed interface Schema {
    /** The written form, which is also what messages show. */
    String text();

    /** A boxed type, String, a big number, a date or a time, by its simple name; a primitive is its boxed type. */
    record Basic(String name) implements Schema {
        @Override
        public String text() {
            return name;
        }
    }

    /** An enum; values are stored as positions in {@code constants}. */
    record EnumOf(String name, List<String> constants) implements Schema {
        @Override
        public String text() {
            return "enum " + name + "{" + String.join(", ", constants) + "}";
        }
    }

    /** A record, tuple or POJO. */
    record RecordOf(String name, List<Component> components) implements Schema {
        @Override
        public String text() {
            return components.stream()
                    .map(component -> component.name() + ": " + component.type().text())
                    .collect(Collectors.joining(", ", "record " + name + "(", ")"));
        }
    }

    /** A record's component. */
    record Component(String name, Schema type) {}

    /** A list. */
    record ListOf(Schema element) implements Schema {
        @Override
        public String text() {
            return "List<" + element.text() + ">";
        }
    }

    /** A set. */
    record SetOf(Schema element) implements Schema {
        @Override
        public String text() {
            return "Set<" + element.text() + ">";
        }
    }

    /** A map. */
    record MapOf(Schema key, Schema value) implements Schema {
        @Override
        public String text() {
            return "Map<" + key.text() + ", " + value.text() + ">";
        }
    }

    /** An array. */
    record ArrayOf(Schema element) implements Schema {
        @Override
        public String text() {
            return "Array<" + element.text() + ">";
        }
    }

    /** The schema of a type. Throws {@link IllegalArgumentException} with the reason where the type cannot be stored. */
    static Schema of(TypeInformation<?> type) {
        if (type instanceof TypeInformation.Basic<?> basic) {
            return new Basic(basic.type().getSimpleName());
        }
        if (type instanceof TypeInformation.EnumOf<?> constants) {
            return new EnumOf(
                    constants.type().getSimpleName(),
                    Arrays.stream(constants.type().getEnumConstants())
                            .map(Enum::name)
                            .toList());
        }
        if (type instanceof TypeInformation.RecordOf<?> record) {
            List<Component> components = new ArrayList<>();
            record.components().forEach(part -> components.add(new Component(part.name(), of(part.type()))));
            return new RecordOf(record.type().getSimpleName(), List.copyOf(components));
        }
        if (type instanceof TypeInformation.ListOf<?> list) {
            return new ListOf(of(list.element()));
        }
        if (type instanceof TypeInformation.SetOf<?> set) {
            return new SetOf(of(set.element()));
        }
        if (type instanceof TypeInformation.MapOf<?, ?> map) {
            return new MapOf(of(map.key()), of(map.value()));
        }
        if (type instanceof TypeInformation.ArrayOf<?> array) {
            return new ArrayOf(of(array.element()));
        }
        throw new IllegalArgumentException(
                "'" + type.describe() + "' cannot be state: " + type.problem() + "; use " + TypeInformation.STORABLE);
    }
}
