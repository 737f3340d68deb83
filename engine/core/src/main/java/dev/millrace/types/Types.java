package dev.millrace.types;

import java.util.List;
import java.util.Map;

/** The types that need no class to be named. */
public final class Types {
    /** Text. */
    public static final TypeInformation<String> STRING = TypeInformation.of(String.class);
    /** Boolean. */
    public static final TypeInformation<Boolean> BOOLEAN = TypeInformation.of(Boolean.class);
    /** Byte. */
    public static final TypeInformation<Byte> BYTE = TypeInformation.of(Byte.class);
    /** Short. */
    public static final TypeInformation<Short> SHORT = TypeInformation.of(Short.class);
    /** Integer. */
    public static final TypeInformation<Integer> INT = TypeInformation.of(Integer.class);
    /** Long. */
    public static final TypeInformation<Long> LONG = TypeInformation.of(Long.class);
    /** Float. */
    public static final TypeInformation<Float> FLOAT = TypeInformation.of(Float.class);
    /** Double. */
    public static final TypeInformation<Double> DOUBLE = TypeInformation.of(Double.class);
    /** Character. */
    public static final TypeInformation<Character> CHAR = TypeInformation.of(Character.class);

    private Types() {}

    /** Lists of {@code element}. */
    public static <E> TypeInformation<List<E>> LIST(TypeInformation<E> element) {
        return new TypeInformation.ListOf<>(element);
    }

    /** Maps from {@code key} to {@code value}. */
    public static <K, V> TypeInformation<Map<K, V>> MAP(TypeInformation<K> key, TypeInformation<V> value) {
        return new TypeInformation.MapOf<>(key, value);
    }

    /** The enum {@code type}. */
    public static <T extends Enum<T>> TypeInformation<T> ENUM(Class<T> type) {
        return new TypeInformation.EnumOf<>(type);
    }
}
