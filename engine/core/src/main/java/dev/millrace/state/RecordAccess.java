package dev.millrace.state;

import dev.millrace.types.Structure;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes records or tuples of one class apart and puts them together. */
final class RecordAccess {
    private final Class<?> type;
    private final Structure structure;
    private final Constructor<?> constructor;
    private final @Nullable Object[] defaults;

    RecordAccess(Class<?> type) {
        this.type = type;
        structure = Objects.requireNonNull(Structure.of(type), () -> type + " has no components");
        constructor = structure.constructor();
        defaults = Arrays.stream(structure.types()).map(RecordAccess::defaultOf).toArray();
    }

    /** What a component holds that was never written: 0, false or null. */
    private static @Nullable Object defaultOf(Class<?> type) {
        return type.isPrimitive() ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0) : null;
    }

    @Nullable
    Object component(Object record, int index) {
        try {
            return structure.read(record, index);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(
                    "cannot read " + type.getSimpleName() + "."
                            + structure.names().get(index),
                    cause(failed));
        }
    }

    /** A new array of the components' defaults, to be filled and given to {@link #create}. */
    @Nullable
    Object[] defaults() {
        return defaults.clone();
    }

    /** A record of these components, nulls of primitive ones replaced by their default. */
    Object create(@Nullable Object[] components) {
        for (int i = 0; i < components.length; i++) {
            components[i] = components[i] == null ? defaults[i] : components[i];
        }
        try {
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException failed) {
            throw new IncompatibleStateException(
                    "the constructor of record " + type.getSimpleName() + " refused stored values "
                            + Arrays.toString(components) + ": " + cause(failed) + "; let it accept them");
        }
    }

    private static Throwable cause(Throwable failed) {
        return failed.getCause() == null ? failed : failed.getCause();
    }
}
