package dev.millrace.types;

/**
 * Carries a generic type past erasure: {@code new TypeHint<Map<String, Long>>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeHint<T> {
    /** What is known of the type between the angle brackets. */
    public final TypeInformation<T> getTypeInfo() {
        return TypeExtraction.argument(getClass(), TypeHint.class, 0);
    }
}
