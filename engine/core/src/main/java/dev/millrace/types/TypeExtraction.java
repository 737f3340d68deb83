package dev.millrace.types;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the types a function works on: from the type arguments in its class, or from what a lambda's serialised form says. */
public final class TypeExtraction {
    private TypeExtraction() {}

    /**
     * The type that {@code subclass} gives to a type parameter of {@code generic}.
     *
     * @param index position of the type parameter, 0-based
     */
    public static TypeInformation<?> argument(Class<?> subclass, Class<?> generic, int index) {
        Map<TypeVariable<?>, Type> bindings = new HashMap<>();
        if (!bind(subclass, generic, bindings)) {
            throw new IllegalArgumentException(subclass.getName() + " is not a " + generic.getName());
        }
        return TypeResolution.of(generic.getTypeParameters()[index], bindings);
    }

    /** Collects what every class between {@code type} and {@code target} binds its supertype's parameters to. */
    private static boolean bind(@Nullable Type type, Class<?> target, Map<TypeVariable<?>, Type> bindings) {
        if (type == null) {
            return false;
        }
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        if (!target.isAssignableFrom(raw)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                bindings.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
            }
        }
        if (raw == target || bind(raw.getGenericSuperclass(), target, bindings)) {
            return true;
        }
        for (Type parent : raw.getGenericInterfaces()) {
            if (bind(parent, target, bindings)) {
                return true;
            }
        }
        return false;
    }
}
