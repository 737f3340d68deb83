package dev.millrace.types;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Primitive classes and the classes that box them. */
final class Primitives {
    private Primitives() {}

    /** The boxed class of a primitive one, any other class unchanged. */
    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** The primitive class of a boxed one, any other class unchanged. */
    static Class<?> unboxed(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType();
    }

    /** What a variable holds that was never written: 0, false or null. */
    static @Nullable Object defaultOf(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
