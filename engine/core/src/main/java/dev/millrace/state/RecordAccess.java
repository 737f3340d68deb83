package dev.millrace.state;

import dev.millrace.types.Structure;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes records, tuples or POJOs of one class apart and puts them together. */
final class RecordAccess {
    private final Class<?> type;
    private final Structure structure;

    RecordAccess(Class<?> type) {
        this.type = type;
        structure = Objects.requireNonNull(Structure.of(type), () -> type + " has no components");
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

    /** Throws where {@code record} is of a class that extends the one that is stored: what that adds would be lost. */
    void check(Object record) {
        if (record.getClass() != type) {
            throw new IllegalStateException("a " + record.getClass().getSimpleName() + " cannot be stored as the "
                    + type.getSimpleName() + " that it extends, since what it adds would be lost; say the type that is"
                    + " stored, or keep what differs in a field");
        }
    }

    /** A new array of the components' defaults, to be filled and given to {@link #create}. */
    @Nullable
    Object[] defaults() {
        return structure.blank();
    }

    /** A record of these components, nulls of primitive ones replaced by their default. */
    Object create(@Nullable Object[] components) {
        try {
            return structure.create(components);
        } catch (ReflectiveOperationException failed) {
            throw new IncompatibleStateException(
                    "the constructor of " + type.getSimpleName() + " refused stored values "
                            + Arrays.toString(components) + ": " + cause(failed) + "; let it accept them");
        }
    }

    private static Throwable cause(Throwable failed) {
        return failed.getCause() == null ? failed : failed.getCause();
    }
}
