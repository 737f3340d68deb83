package dev.millrace.state;

import dev.millrace.types.Structure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one component of records or tuples, and copies them with another value in it. */
public final class RecordFields {
    /** Null where the value has no components and stands for itself. */
    private final @Nullable RecordAccess access;

    private final int position;
    private final int components;

    private RecordFields(@Nullable RecordAccess access, int position, int components) {
        this.access = access;
        this.position = position;
        this.components = components;
    }

    /** The component of {@code type} at a position; a number is its own component 0. Throws {@link IllegalArgumentException} where there is none. */
    public static RecordFields at(Class<?> type, int position) {
        if (position == 0 && Number.class.isAssignableFrom(type)) {
            return new RecordFields(null, 0, 1);
        }
        int components = names(type).size();
        if (position < 0 || position >= components) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " has " + components + " components, so none at position " + position);
        }
        return new RecordFields(new RecordAccess(type), position, components);
    }

    /** The component of {@code type} with a name. Throws {@link IllegalArgumentException} where there is none. */
    public static RecordFields named(Class<?> type, String name) {
        List<String> names = names(type);
        int position = names.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " has no component " + name + "; it has " + String.join(", ", names));
        }
        return new RecordFields(new RecordAccess(type), position, names.size());
    }

    private static List<String> names(Class<?> type) {
        Structure structure = Structure.of(type);
        if (structure == null) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " is no record and no tuple; use reduce(...) for records of other types");
        }
        return structure.names();
    }

    /** What the component holds. */
    public @Nullable Object get(Object record) {
        return access == null ? record : access.component(record, position);
    }

    /** A copy of {@code record} with {@code value} in the component. */
    public Object with(Object record, Object value) {
        if (access == null) {
            return value;
        }
        @Nullable Object[] copy = access.defaults();
        for (int i = 0; i < components; i++) {
            copy[i] = i == position ? value : access.component(record, i);
        }
        return access.create(copy);
    }
}
