package dev.millrace.state;

import dev.millrace.types.TypeInformation;
import dev.millrace.types.TypeInformation.ArrayOf;
import dev.millrace.types.TypeInformation.ListOf;
import dev.millrace.types.TypeInformation.MapOf;
import dev.millrace.types.TypeInformation.RecordOf;
import dev.millrace.types.TypeInformation.SetOf;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Copies values of one type, so that what one operator does to its own does not show in another's. What cannot be changed is not
 * copied. As Flink's serializers do it, see {@code TypeSerializer.copy}.
 */
@FunctionalInterface
public interface ValueCopy {
    /** A copy of a value that is not null, which shares with it only what cannot be changed. */
    Object of(Object value);

    /** How values of the type are copied; null where they need not be, or where the type is not known well enough to be stored. */
    static @Nullable ValueCopy forType(@Nullable TypeInformation<?> type) {
        return type == null || type.problem() != null ? null : forStorable(type);
    }

    private static @Nullable ValueCopy forStorable(TypeInformation<?> type) {
        if (type instanceof RecordOf<?> record) {
            return ofRecord(record);
        } else if (type instanceof ListOf<?> list) {
            return ofCollection(ArrayList::new, forStorable(list.element()));
        } else if (type instanceof SetOf<?> set) {
            return ofCollection(LinkedHashSet::new, forStorable(set.element()));
        } else if (type instanceof MapOf<?, ?> map) {
            return ofMap(forStorable(map.key()), forStorable(map.value()));
        } else if (type instanceof ArrayOf<?> array) {
            return ofArray(forStorable(array.element()));
        }
        return null;
    }

    private static @Nullable ValueCopy ofRecord(RecordOf<?> type) {
        @Nullable
        ValueCopy[] components = type.components().stream()
                .map(component -> forStorable(component.type()))
                .toArray(ValueCopy[]::new);
        boolean changes = type.isPojo() || Arrays.stream(components).anyMatch(component -> component != null);
        return changes ? ofParts(type, components) : null;
    }

    /** Of a value of a class that extends the type's, only what the type knows could be copied: it stays as it is. */
    private static ValueCopy ofParts(RecordOf<?> type, @Nullable ValueCopy[] components) {
        RecordAccess access = new RecordAccess(type.type());
        return value -> {
            if (value.getClass() != type.type()) {
                return value;
            }
            @Nullable Object[] copies = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                copies[i] = copied(components[i], access.component(value, i));
            }
            return access.create(copies);
        };
    }

    private static ValueCopy ofCollection(Supplier<Collection<@Nullable Object>> empty, @Nullable ValueCopy element) {
        return value -> {
            Collection<@Nullable Object> copy = empty.get();
            for (Object each : (Collection<?>) value) {
                copy.add(copied(element, each));
            }
            return copy;
        };
    }

    private static ValueCopy ofMap(@Nullable ValueCopy key, @Nullable ValueCopy value) {
        return map -> {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            ((Map<?, ?>) map).forEach((each, its) -> copy.put(copied(key, each), copied(value, its)));
            return copy;
        };
    }

    private static ValueCopy ofArray(@Nullable ValueCopy element) {
        return array -> {
            int length = Array.getLength(array);
            Object copy = Array.newInstance(array.getClass().getComponentType(), length);
            System.arraycopy(array, 0, copy, 0, length);
            for (int i = 0; element != null && i < length; i++) {
                Array.set(copy, i, copied(element, Array.get(array, i)));
            }
            return copy;
        };
    }

    private static @Nullable Object copied(@Nullable ValueCopy copy, @Nullable Object value) {
        return copy == null || value == null ? value : copy.of(value);
    }
}
