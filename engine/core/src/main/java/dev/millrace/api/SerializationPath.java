package dev.millrace.api;

import dev.millrace.types.Lambdas;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what in a function cannot be serialised, by the path of fields that leads there. */
final class SerializationPath {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SerializationPath() {}

    /** A phrase such as {@code "Count.client is a Socket, which is not Serializable"}; null where nothing is in the way. */
    static @Nullable String toUnserializable(Object function) {
        return new SerializationPath().search(function, describe(function));
    }

    private static String describe(Object value) {
        if (value.getClass().isSynthetic()) {
            return "the lambda";
        }
        String name = value.getClass().getSimpleName();
        return name.isEmpty() ? "the anonymous class" : name;
    }

    private @Nullable String search(@Nullable Object value, String path) {
        if (value == null || !seen.add(value)) {
            return null;
        }
        if (!(value instanceof Serializable)) {
            return path + " is a " + describe(value) + ", which is not Serializable";
        }
        if (value instanceof Collection<?> elements) {
            return searchAll(elements, path + "[]");
        }
        if (value instanceof Map<?, ?> map) {
            String inKeys = searchAll(map.keySet(), path + "[key]");
            return inKeys != null ? inKeys : searchAll(map.values(), path + "[value]");
        }
        if (value instanceof Object[] elements) {
            return searchAll(Arrays.asList(elements), path + "[]");
        }
        Optional<SerializedLambda> lambda = Lambdas.serialized(value);
        return lambda.isPresent() ? searchCaptured(lambda.get(), path) : searchFields(value, path);
    }

    private @Nullable String searchAll(Collection<?> values, String path) {
        for (Object value : values) {
            String found = search(value, path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String searchCaptured(SerializedLambda lambda, String path) {
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            String found = search(lambda.getCapturedArg(i), "a value that " + path + " captures");
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String searchFields(Object value, String path) {
        for (Class<?> type = value.getClass(); type != null && isOpen(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                int left = field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT);
                String found = left != 0 ? null : search(read(field, value), fieldPath(path, field));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String fieldPath(String path, Field field) {
        return field.getName().startsWith("this$")
                ? "the object around " + path
                : path + "." + field.getName().replace("val$", "");
    }

    /** The JDK's own serialisable classes are taken at their word. */
    private static boolean isOpen(Class<?> type) {
        return type.getModule() != Object.class.getModule() && !type.isEnum();
    }

    private static @Nullable Object read(Field field, Object owner) {
        if (field.getType().isPrimitive()) {
            return null;
        }
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            return null;
        }
    }
}
