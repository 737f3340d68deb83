package dev.millrace.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types there are, by Flink's names. See Flink, "Supported Data Types". */
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
    /** Decimal number of any size. */
    public static final TypeInformation<BigDecimal> BIG_DEC = TypeInformation.of(BigDecimal.class);
    /** Whole number of any size. */
    public static final TypeInformation<BigInteger> BIG_INT = TypeInformation.of(BigInteger.class);
    /** Point in time. */
    public static final TypeInformation<Instant> INSTANT = TypeInformation.of(Instant.class);
    /** Date. */
    public static final TypeInformation<LocalDate> LOCAL_DATE = TypeInformation.of(LocalDate.class);
    /** Time of day. */
    public static final TypeInformation<LocalTime> LOCAL_TIME = TypeInformation.of(LocalTime.class);
    /** Date and time of day. */
    public static final TypeInformation<LocalDateTime> LOCAL_DATE_TIME = TypeInformation.of(LocalDateTime.class);

    private Types() {}

    /**
     * The POJO {@code type}. Throws {@link IllegalArgumentException} where it is none, with the rule that it breaks. See Flink,
     * "Rules for POJO types".
     */
    public static <T> TypeInformation<T> POJO(Class<T> type) {
        TypeInformation<T> found = TypeInformation.of(type);
        if (found instanceof TypeInformation.RecordOf<T> pojo && !Structure.isTuple(type)) {
            return pojo;
        }
        String broken = PojoRules.broken(type);
        throw new IllegalArgumentException("A POJO type was expected: of " + type.getSimpleName()
                + " it must be said that " + (broken == null ? found.problem() : broken));
    }

    /** The POJO {@code type}, with the types of its fields by their names; the others are found out. */
    public static <T> TypeInformation<T> POJO(Class<T> type, Map<String, TypeInformation<?>> fields) {
        TypeInformation.RecordOf<T> found = (TypeInformation.RecordOf<T>) POJO(type);
        List<TypeInformation.Component> components = new ArrayList<>();
        found.components()
                .forEach(each -> components.add(
                        new TypeInformation.Component(each.name(), fields.getOrDefault(each.name(), each.type()))));
        return new TypeInformation.RecordOf<>(type, components);
    }

    /** Arrays of a primitive type, named by its boxed one. */
    public static TypeInformation<?> PRIMITIVE_ARRAY(TypeInformation<?> element) {
        Class<?> primitive = Primitives.unboxed(element.getTypeClass());
        if (!primitive.isPrimitive()) {
            throw new IllegalArgumentException(element.describe() + " has no primitive type; use OBJECT_ARRAY(...)");
        }
        return TypeInformation.of(primitive.arrayType());
    }

    /** Arrays of {@code element}. */
    @SuppressWarnings("unchecked")
    public static <E> TypeInformation<E[]> OBJECT_ARRAY(TypeInformation<E> element) {
        return new TypeInformation.ArrayOf<>((Class<E[]>) element.getTypeClass().arrayType(), element);
    }

    /** Sets of {@code element}. */
    public static <E> TypeInformation<Set<E>> SET(TypeInformation<E> element) {
        return new TypeInformation.SetOf<>(element);
    }

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
