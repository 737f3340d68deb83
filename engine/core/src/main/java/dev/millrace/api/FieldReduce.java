package dev.millrace.api;

import dev.millrace.functions.ReduceFunction;
import dev.millrace.state.RecordFields;
import dev.millrace.types.TypeInformation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sums a component of records or tuples, or keeps its smallest or largest, as Flink's rolling aggregations do. */
final class FieldReduce<T> implements ReduceFunction<T> {
    private final Class<T> type;
    private final @Nullable String name;
    private final int position;
    private final Kind kind;
    private final boolean first;
    private transient @Nullable RecordFields fields;

    /** What is made of two records. */
    enum Kind {
        /** The earlier one with the sum. */
        SUM,
        /** The earlier one with the smaller value. */
        MIN,
        /** The earlier one with the larger value. */
        MAX,
        /** The one with the smaller value. */
        MIN_BY,
        /** The one with the larger value. */
        MAX_BY
    }

    /**
     * By the component at a position, from 0.
     *
     * @param first of two records with equal values, the by-kinds keep the earlier one (true) or the later one
     */
    static <T> FieldReduce<T> at(TypeInformation<T> type, int position, Kind kind, boolean first) {
        if (type instanceof TypeInformation.RecordOf<T> pojo && pojo.isPojo()) {
            throw new IllegalArgumentException(
                    "the fields of the POJO " + pojo.describe() + " have no positions; name the field");
        }
        if (type instanceof TypeInformation.RecordOf<T> known
                && 0 <= position
                && position < known.components().size()) {
            check(known.components().get(position), kind);
        }
        return new FieldReduce<>(classOf(type), null, position, kind, first);
    }

    /** By the component with a name; otherwise as {@link #at}. */
    static <T> FieldReduce<T> named(TypeInformation<T> type, String name, Kind kind, boolean first) {
        if (type instanceof TypeInformation.RecordOf<T> known) {
            known.components().stream()
                    .filter(component -> component.name().equals(name))
                    .forEach(component -> check(component, kind));
        }
        return new FieldReduce<>(classOf(type), name, -1, kind, first);
    }

    /** As Flink's SumFunction and Comparator refuse it, when the job is written. */
    private static void check(TypeInformation.Component component, Kind kind) {
        Class<?> held = component.type() instanceof TypeInformation.Basic<?> basic ? basic.type() : null;
        if (kind == Kind.SUM && (held == null || !Number.class.isAssignableFrom(held))) {
            throw new IllegalArgumentException("DataStream cannot be summed because the class "
                    + component.type().describe() + " of the component '" + component.name()
                    + "' does not support the + operator; sum a number, or use reduce(...)");
        }
        if (held == null || !Comparable.class.isAssignableFrom(held)) {
            throw new IllegalArgumentException("The component '" + component.name() + "' is a "
                    + component.type().describe() + ", which is not Comparable; use reduce(...)");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> classOf(TypeInformation<T> type) {
        if (type instanceof TypeInformation.Unknown<T> unknown) {
            throw new IllegalArgumentException("a component of these records cannot be found: " + unknown.reason()
                    + ". Say the type with .returns(...), or use reduce(...)");
        }
        if (type instanceof TypeInformation.Basic<T> basic) {
            return basic.type();
        }
        return type instanceof TypeInformation.RecordOf<T> known ? known.type() : (Class<T>) Object.class;
    }

    private FieldReduce(Class<T> type, @Nullable String name, int position, Kind kind, boolean first) {
        this.type = type;
        this.name = name;
        this.position = position;
        this.kind = kind;
        this.first = first;
        fields();
    }

    private RecordFields fields() {
        RecordFields known = fields;
        if (known == null) {
            known = name == null ? RecordFields.at(type, position) : RecordFields.named(type, name);
            fields = known;
        }
        return known;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T reduce(T earlier, T later) {
        Object a = Objects.requireNonNull(fields().get(earlier), "the value to compare or sum is null");
        Object b = Objects.requireNonNull(fields().get(later), "the value to compare or sum is null");
        if (kind == Kind.SUM) {
            return (T) fields().with(earlier, sum(a, b));
        }
        int order = ((Comparable<Object>) a).compareTo(b);
        boolean smaller = kind == Kind.MIN || kind == Kind.MIN_BY;
        int wins = smaller ? -order : order;
        if (kind == Kind.MIN || kind == Kind.MAX) {
            return wins > 0 ? earlier : (T) fields().with(earlier, b);
        }
        return wins > 0 || (wins == 0 && first) ? earlier : later;
    }

    private Object sum(Object a, Object b) {
        if (a instanceof Long number) {
            return number + (Long) b;
        }
        if (a instanceof Integer number) {
            return number + (Integer) b;
        }
        if (a instanceof Double number) {
            return number + (Double) b;
        }
        if (a instanceof Float number) {
            return number + (Float) b;
        }
        if (a instanceof Short number) {
            return (short) (number + (Short) b);
        }
        if (a instanceof Byte number) {
            return (byte) (number + (Byte) b);
        }
        throw new IllegalArgumentException(
                "values of " + a.getClass().getSimpleName() + " cannot be summed; sum a number");
    }
}
