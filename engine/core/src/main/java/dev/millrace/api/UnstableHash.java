package dev.millrace.api;

import dev.millrace.types.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Finds the part of a key whose hash differs between two processes, as Flink does when a stream is keyed. */
final class UnstableHash {
    private UnstableHash() {}

    /** The reason and the way out, null where the hash is stable or the type unknown. */
    static @Nullable String in(TypeInformation<?> type) {
        if (type instanceof TypeInformation.ArrayOf<?> array) {
            return array.describe() + " is an array: two arrays with the same content have different hashes. Use a List"
                    + " or a record.";
        }
        if (type instanceof TypeInformation.EnumOf<?> constants) {
            return constants.describe() + " is an enum: its hash differs from one process to the next. Use its name().";
        }
        if (type instanceof TypeInformation.ListOf<?> list) {
            return in(list.element());
        }
        if (type instanceof TypeInformation.SetOf<?> set) {
            return in(set.element());
        }
        if (type instanceof TypeInformation.MapOf<?, ?> map) {
            String key = in(map.key());
            return key != null ? key : in(map.value());
        }
        if (type instanceof TypeInformation.RecordOf<?> record) {
            return record.isPojo() ? inPojo(record) : inComponents(record);
        }
        return null;
    }

    /** What a hash code of its own is made of, nobody can see. */
    private static @Nullable String inPojo(TypeInformation.RecordOf<?> pojo) {
        try {
            return pojo.type().getMethod("hashCode").getDeclaringClass() == Object.class
                    ? pojo.describe()
                            + " does not override hashCode(): two equal objects have different hashes. Override"
                            + " hashCode() and equals(), or use a record."
                    : null;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String inComponents(TypeInformation.RecordOf<?> record) {
        for (TypeInformation.Component component : record.components()) {
            String unstable = in(component.type());
            if (unstable != null) {
                return record.describe() + "." + component.name() + ": " + unstable;
            }
        }
        return null;
    }
}
