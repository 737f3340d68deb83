package dev.millrace.types;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.Optional;

/** Looks behind lambdas. */
public final class Lambdas {
    private Lambdas() {}

    /** The form that a serialisable lambda or method reference is written in; empty for any other object. */
    public static Optional<SerializedLambda> serialized(Object function) {
        if (!function.getClass().isSynthetic()) {
            return Optional.empty();
        }
        try {
            Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return writeReplace.invoke(function) instanceof SerializedLambda lambda
                    ? Optional.of(lambda)
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
