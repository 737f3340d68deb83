package dev.millrace.types;

import java.lang.invoke.MethodType;

/** Primitive classes and the classes that box them. */
final class Primitives {
    private Primitives() {}

    /** The boxed class of a primitive one, any other class unchanged. */
    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
