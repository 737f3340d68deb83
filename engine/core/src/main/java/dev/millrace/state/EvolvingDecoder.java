package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import java.io.DataInput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values by the schema they were written with into a type of the code that runs now. Components of a record
 * and fields of a POJO are matched by name: one that is new gets its default (0, false, null, or what the constructor of the POJO
 * sets), one that is gone is skipped, their order is free. A
 * type that has changed is refused when the decoder is made, before anything is read.
 */
final class EvolvingDecoder {
    private final String where;

    /** @param where the operator and state, for messages */
    EvolvingDecoder(String where) {
        this.where = where;
    }

    /** @param path name of the place inside the state's value, for messages */
    Decoder of(Schema written, TypeInformation<?> target, String path) {
        if (written instanceof Schema.Basic basic && Schema.of(target).equals(basic)) {
            return BasicKind.of(basic.name())::read;
        }
        if (written instanceof Schema.EnumOf constants
                && target instanceof TypeInformation.EnumOf<?> type
                && constants.name().equals(type.type().getSimpleName())) {
            return ofEnum(constants, type.type(), path);
        }
        if (written instanceof Schema.RecordOf record
                && target instanceof TypeInformation.RecordOf<?> type
                && record.name().equals(type.type().getSimpleName())) {
            return ofRecord(record, type, path);
        }
        if (written instanceof Schema.ListOf list && target instanceof TypeInformation.ListOf<?> type) {
            Decoder element = of(list.element(), type.element(), path + "[]");
            return in -> SchemaDecoder.readList(element, in);
        }
        if (written instanceof Schema.SetOf set && target instanceof TypeInformation.SetOf<?> type) {
            Decoder element = of(set.element(), type.element(), path + "[]");
            return in -> new LinkedHashSet<>(SchemaDecoder.readList(element, in));
        }
        if (written instanceof Schema.MapOf map && target instanceof TypeInformation.MapOf<?, ?> type) {
            Decoder key = of(map.key(), type.key(), path + "{key}");
            Decoder value = of(map.value(), type.value(), path + "{value}");
            return in -> SchemaDecoder.readMap(key, value, in);
        }
        if (written instanceof Schema.ArrayOf array && target instanceof TypeInformation.ArrayOf<?> type) {
            Decoder element = of(array.element(), type.element(), path + "[]");
            return in -> readArray(element, type.type().getComponentType(), in);
        }
        throw new IncompatibleStateException(where + ": " + path + " was stored as '" + written.text()
                + "' and is now '" + Schema.of(target).text()
                + "'; a type cannot change: keep the old one, or put the new one beside it under a new name");
    }

    private Decoder ofEnum(Schema.EnumOf written, Class<?> type, String path) {
        List<@Nullable Object> constants = new ArrayList<>();
        for (String name : written.constants()) {
            constants.add(constant(type, name));
        }
        return in -> {
            int ordinal = in.readInt();
            Object constant = constants.get(ordinal);
            if (constant == null) {
                throw new IncompatibleStateException(where + ": " + path + " holds the constant "
                        + written.constants().get(ordinal) + ", which enum " + written.name()
                        + " has no more; keep it while it is stored");
            }
            return constant;
        };
    }

    private static @Nullable Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private Decoder ofRecord(Schema.RecordOf written, TypeInformation.RecordOf<?> target, String path) {
        RecordAccess access = new RecordAccess(target.type());
        int size = written.components().size();
        Decoder[] decoders = new Decoder[size];
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            Schema.Component component = written.components().get(i);
            places[i] = place(target, component.name());
            decoders[i] = places[i] < 0
                    ? SchemaDecoder.of(component.type())
                    : of(component.type(), target.components().get(places[i]).type(), path + "." + component.name());
        }
        return in -> {
            @Nullable Object[] components = access.defaults();
            for (int i = 0; i < size; i++) {
                Object value = decoders[i].read(in);
                if (places[i] >= 0) {
                    components[places[i]] = value;
                }
            }
            return access.create(components);
        };
    }

    private static int place(TypeInformation.RecordOf<?> target, String name) {
        for (int i = 0; i < target.components().size(); i++) {
            if (target.components().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static Object readArray(Decoder element, Class<?> type, DataInput in) throws IOException {
        Object array = Array.newInstance(type, in.readInt());
        for (int i = 0; i < Array.getLength(array); i++) {
            Object value = element.read(in);
            if (value != null) {
                Array.set(array, i, value);
            }
        }
        return array;
    }
}
