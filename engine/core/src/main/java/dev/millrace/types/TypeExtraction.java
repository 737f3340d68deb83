package dev.millrace.types;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
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
    @SuppressWarnings("unchecked")
    public static <X> TypeInformation<X> argument(Class<?> subclass, Class<?> generic, int index) {
        Map<TypeVariable<?>, Type> bindings = new HashMap<>();
        if (!bind(subclass, generic, bindings)) {
            throw new IllegalArgumentException(subclass.getName() + " is not a " + generic.getName());
        }
        return (TypeInformation<X>) TypeResolution.of(generic.getTypeParameters()[index], bindings);
    }

    /**
     * The type that a function object works with in place of a type parameter of its interface or class.
     *
     * @param generic the function interface or class, such as MapFunction
     * @param index position of the type parameter in it, 0-based
     */
    @SuppressWarnings("unchecked")
    public static <X> TypeInformation<X> of(Object function, Class<?> generic, int index) {
        return (TypeInformation<X>) LambdaSignature.of(function)
                .<TypeInformation<?>>map(signature -> ofLambda(signature, generic, index))
                .orElseGet(() -> argument(function.getClass(), generic, index));
    }

    /** The class that {@code subclass} works with in place of a type parameter of {@code generic}; null where Java has erased it. */
    public static @Nullable Class<?> classOf(Class<?> subclass, Class<?> generic, int index) {
        Map<TypeVariable<?>, Type> bindings = new HashMap<>();
        Type bound = bind(subclass, generic, bindings) ? generic.getTypeParameters()[index] : null;
        while (bound instanceof TypeVariable<?> variable) {
            bound = bindings.get(variable);
        }
        return bound instanceof Class<?> known ? known : null;
    }

    private static TypeInformation<?> ofLambda(LambdaSignature signature, Class<?> generic, int index) {
        TypeVariable<?> wanted = generic.getTypeParameters()[index];
        Method method = Arrays.stream(generic.getMethods())
                .filter(candidate -> Modifier.isAbstract(candidate.getModifiers()))
                .findFirst()
                .orElseThrow();
        if (method.getGenericReturnType().equals(wanted)) {
            return TypeResolution.of(signature.returned());
        }
        int position = Arrays.asList(method.getGenericParameterTypes()).indexOf(wanted);
        return position >= 0
                ? TypeResolution.of(signature.parameter(position))
                : new TypeInformation.Unknown<>("?", "Java has erased what this lambda emits");
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
