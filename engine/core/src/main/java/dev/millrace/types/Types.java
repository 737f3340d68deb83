package dev.millrace.types;

import java.util.ArrayList;
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

    /** Tuples of two fields. */
    public static <T0, T1> TypeInformation<Tuple2<T0, T1>> TUPLE(TypeInformation<T0> f0, TypeInformation<T1> f1) {
        return tuple(Tuple2.class, List.of(f0, f1));
    }

    /** Tuples of three fields. */
    public static <T0, T1, T2> TypeInformation<Tuple3<T0, T1, T2>> TUPLE(
            TypeInformation<T0> f0, TypeInformation<T1> f1, TypeInformation<T2> f2) {
        return tuple(Tuple3.class, List.of(f0, f1, f2));
    }

    /** Tuples of four fields. */
    public static <T0, T1, T2, T3> TypeInformation<Tuple4<T0, T1, T2, T3>> TUPLE(
            TypeInformation<T0> f0, TypeInformation<T1> f1, TypeInformation<T2> f2, TypeInformation<T3> f3) {
        return tuple(Tuple4.class, List.of(f0, f1, f2, f3));
    }

    /** Tuples of five fields. */
    public static <T0, T1, T2, T3, T4> TypeInformation<Tuple5<T0, T1, T2, T3, T4>> TUPLE(
            TypeInformation<T0> f0,
            TypeInformation<T1> f1,
            TypeInformation<T2> f2,
            TypeInformation<T3> f3,
            TypeInformation<T4> f4) {
        return tuple(Tuple5.class, List.of(f0, f1, f2, f3, f4));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> TypeInformation<T> tuple(Class<?> type, List<? extends TypeInformation<?>> fields) {
        List<TypeInformation.Component> components = new ArrayList<>();
        fields.forEach(field -> components.add(new TypeInformation.Component("f" + components.size(), field)));
        return new TypeInformation.RecordOf(type, components);
    }
}
