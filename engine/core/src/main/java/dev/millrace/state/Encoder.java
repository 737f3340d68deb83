package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the values of one type in the form that its {@link Schema} describes. */
@FunctionalInterface
interface Encoder {
    /** Writes a value that is not null. */
    void writePresent(Object value, DataOutput out) throws IOException;

    /** Writes a value, null included. */
    default void write(@Nullable Object value, DataOutput out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writePresent(value, out);
        }
    }

    /** The encoder of a type that can be stored. */
    static Encoder of(TypeInformation<?> type) {
        if (type instanceof TypeInformation.Basic<?> basic) {
            return BasicKind.of(basic.type().getSimpleName())::write;
        }
        if (type instanceof TypeInformation.EnumOf<?> constants) {
            return ofEnum((Schema.EnumOf) Schema.of(constants));
        }
        if (type instanceof TypeInformation.RecordOf<?> record) {
            return ofRecord(record);
        }
        if (type instanceof TypeInformation.ListOf<?> list) {
            return ofCollection(of(list.element()));
        }
        if (type instanceof TypeInformation.SetOf<?> set) {
            return ofCollection(of(set.element()));
        }
        if (type instanceof TypeInformation.MapOf<?, ?> map) {
            return ofMap(of(map.key()), of(map.value()));
        }
        if (type instanceof TypeInformation.ArrayOf<?> array) {
            return ofArray(of(array.element()));
        }
        throw new IllegalArgumentException(Schema.of(type).text());
    }

    /** By position among the constants that the schema lists. */
    private static Encoder ofEnum(Schema.EnumOf schema) {
        Map<String, Integer> positions = new HashMap<>();
        schema.constants().forEach(constant -> positions.put(constant, positions.size()));
        return (value, out) -> out.writeInt(Objects.requireNonNull(positions.get(((Enum<?>) value).name())));
    }

    private static Encoder ofRecord(TypeInformation.RecordOf<?> type) {
        RecordAccess access = new RecordAccess(type.type());
        Encoder[] components =
                type.components().stream().map(part -> of(part.type())).toArray(Encoder[]::new);
        return (value, out) -> {
            access.check(value);
            for (int i = 0; i < components.length; i++) {
                components[i].write(access.component(value, i), out);
            }
        };
    }

    private static Encoder ofCollection(Encoder element) {
        return (value, out) -> {
            Collection<?> elements = (Collection<?>) value;
            out.writeInt(elements.size());
            for (Object each : elements) {
                element.write(each, out);
            }
        };
    }

    private static Encoder ofMap(Encoder key, Encoder each) {
        return (value, out) -> {
            Map<?, ?> map = (Map<?, ?>) value;
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                key.write(entry.getKey(), out);
                each.write(entry.getValue(), out);
            }
        };
    }

    private static Encoder ofArray(Encoder element) {
        return (value, out) -> {
            int length = Array.getLength(value);
            out.writeInt(length);
            for (int i = 0; i < length; i++) {
                element.write(Array.get(value, i), out);
            }
        };
    }
}
