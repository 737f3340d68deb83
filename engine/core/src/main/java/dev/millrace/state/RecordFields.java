package dev.millrace.state;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Reads one component of records, and copies records with another value in it. */
public final class RecordFields {
    private final RecordAccess access;
    private final int position;
    private final int components;

    private RecordFields(Class<?> type, int position, int components) {
        this.access = new RecordAccess(type);
        this.position = position;
        this.components = components;
    }

    /** The component of {@code type} at a position. Throws {@link IllegalArgumentException} where there is none. */
    public static RecordFields at(Class<?> type, int position) {
        int components = components(type).length;
        if (position < 0 || position >= components) {
            throw new IllegalArgumentException("record " + type.getSimpleName() + " has " + components
                    + " components, so none at position " + position);
        }
        return new RecordFields(type, position, components);
    }

    /** The component of {@code type} with a name. Throws {@link IllegalArgumentException} where there is none. */
    public static RecordFields named(Class<?> type, String name) {
        RecordComponent[] all = components(type);
        for (int position = 0; position < all.length; position++) {
            if (all[position].getName().equals(name)) {
                return new RecordFields(type, position, all.length);
            }
        }
        throw new IllegalArgumentException("record " + type.getSimpleName() + " has no component " + name);
    }

    private static RecordComponent[] components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " is no record; use reduce(...) for records of other types");
        }
        return components;
    }

    /** What the component holds. */
    public @Nullable Object get(Object record) {
        return access.component(record, position);
    }

    /** A copy of {@code record} with {@code value} in the component. */
    public Object with(Object record, Object value) {
        @Nullable Object[] copy = access.defaults();
        for (int i = 0; i < components; i++) {
            copy[i] = i == position ? value : access.component(record, i);
        }
        return access.create(copy);
    }
}
