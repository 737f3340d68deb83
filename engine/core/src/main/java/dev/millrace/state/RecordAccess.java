package dev.millrace.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes records of one class apart and puts them together. */
final class RecordAccess {
    private final Class<?> type;
    private final Method[] accessors;
    private final Constructor<?> constructor;
    private final @Nullable Object[] defaults;

    RecordAccess(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        accessors = new Method[components.length];
        defaults = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            accessors[i] = components[i].getAccessor();
            accessors[i].trySetAccessible();
            defaults[i] = defaultOf(components[i].getType());
        }
        constructor = canonicalConstructor(type, components);
    }

    private static Constructor<?> canonicalConstructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, impossible);
        }
    }

    /** What a component holds that was never written: 0, false or null. */
    private static @Nullable Object defaultOf(Class<?> type) {
        return type.isPrimitive() ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0) : null;
    }

    @Nullable
    Object component(Object record, int index) {
        try {
            return accessors[index].invoke(record);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(
                    "cannot read " + type.getSimpleName() + "." + accessors[index].getName(), cause(failed));
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
