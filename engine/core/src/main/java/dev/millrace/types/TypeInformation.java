package dev.millrace.types;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a type. Everything but {@link Unknown} can be state; a type that has an unknown part can travel as a
 * record but is refused where it would have to be stored. Immutable; the forms are few, so that a codec is one exhaustive
 * switch.
 *
 * @param <T> the type
 */
public sealed interface TypeInformation<T> extends Serializable {
    /** What can be stored, for messages. */
    String STORABLE =
            "boxed types, strings, big numbers, dates and times, enums, records, tuples, POJOs, lists, sets, maps"
                    + " and arrays of these";

    /** A name for messages, such as {@code List<Long>}. */
    String describe();

    /** The class of the values; Object where it is not known. */
    @SuppressWarnings("unchecked")
    default Class<T> getTypeClass() {
        return (Class<T>) Object.class;
    }

    /** How values of the type are written. */
    default TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new TypeSerializer<>(this);
    }

    /** Why the type cannot be state, naming the part that cannot; null where it can. */
    @Nullable
    String problem();

    /** What is known of {@code type}; never throws, an unsupported class is {@link Unknown}. */
    @SuppressWarnings("unchecked")
    static <T> TypeInformation<T> of(Class<T> type) {
        return (TypeInformation<T>) TypeResolution.of(type);
    }

    /** What is known of the hint's type: {@code TypeInformation.of(new TypeHint<List<Long>>() {})}. */
    static <T> TypeInformation<T> of(TypeHint<T> hint) {
        return hint.getTypeInfo();
    }

    /** One of the boxed types, String, a big number, a date or a time; a primitive record component is its boxed type. */
    record Basic<T>(Class<T> type) implements TypeInformation<T> {
        @Override
        public Class<T> getTypeClass() {
            return type;
        }

        @Override
        public String describe() {
            return type.getSimpleName();
        }

        @Override
        public @Nullable String problem() {
            return null;
        }
    }

    /** An enum. */
    record EnumOf<T extends Enum<T>>(Class<T> type) implements TypeInformation<T> {
        @Override
        public Class<T> getTypeClass() {
            return type;
        }

        @Override
        public String describe() {
            return type.getSimpleName();
        }

        @Override
        public @Nullable String problem() {
            return null;
        }
    }

    /**
     * A record, a {@link Tuple} or a POJO.
     *
     * @param type its class
     * @param components in the order of declaration; a POJO's fields, inherited ones too, in the order of their names
     */
    record RecordOf<T>(Class<T> type, List<Component> components) implements TypeInformation<T> {
        /** Copies the list. */
        public RecordOf {
            components = List.copyOf(components);
        }

        /** Whether it is neither a record nor a tuple. */
        public boolean isPojo() {
            return !type.isRecord() && !Structure.isTuple(type);
        }

        @Override
        public Class<T> getTypeClass() {
            return type;
        }

        @Override
        public String describe() {
            return type.getSimpleName();
        }

        @Override
        public @Nullable String problem() {
            for (Component component : components) {
                String problem = component.type().problem();
                if (problem != null) {
                    return describe() + "." + component.name() + ": " + problem;
                }
            }
            return null;
        }
    }

    /** A component of a record or tuple, or a field of a POJO. */
    record Component(String name, TypeInformation<?> type) implements Serializable {}

    /** A list. */
    record ListOf<E>(TypeInformation<E> element) implements TypeInformation<List<E>> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<List<E>> getTypeClass() {
            return (Class) List.class;
        }

        @Override
        public String describe() {
            return "List<" + element.describe() + ">";
        }

        @Override
        public @Nullable String problem() {
            return element.problem();
        }
    }

    /** A set. */
    record SetOf<E>(TypeInformation<E> element) implements TypeInformation<Set<E>> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<Set<E>> getTypeClass() {
            return (Class) Set.class;
        }

        @Override
        public String describe() {
            return "Set<" + element.describe() + ">";
        }

        @Override
        public @Nullable String problem() {
            return element.problem();
        }
    }

    /** A map. */
    record MapOf<K, V>(TypeInformation<K> key, TypeInformation<V> value) implements TypeInformation<Map<K, V>> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<Map<K, V>> getTypeClass() {
            return (Class) Map.class;
        }

        @Override
        public String describe() {
            return "Map<" + key.describe() + ", " + value.describe() + ">";
        }

        @Override
        public @Nullable String problem() {
            String problem = key.problem();
            return problem != null ? problem : value.problem();
        }
    }

    /**
     * An array.
     *
     * @param type the array class; its component type may be primitive
     * @param element the elements, boxed
     */
    record ArrayOf<T>(Class<T> type, TypeInformation<?> element) implements TypeInformation<T> {
        @Override
        public Class<T> getTypeClass() {
            return type;
        }

        @Override
        public String describe() {
            return type.getSimpleName();
        }

        @Override
        public @Nullable String problem() {
            return element.problem();
        }
    }

    /**
     * A type the engine cannot store, or could not find out.
     *
     * @param description the class's name, or "?" where not even that is known
     * @param reason a phrase that says why
     */
    record Unknown<T>(String description, String reason) implements TypeInformation<T> {
        @Override
        public String describe() {
            return description;
        }

        @Override
        public String problem() {
            return reason;
        }
    }
}
