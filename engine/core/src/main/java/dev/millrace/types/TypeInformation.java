package dev.millrace.types;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a type. Everything but {@link Unknown} can be state; a type that has an unknown part can travel as a
 * record but is refused where it would have to be stored. Immutable; the forms are few, so that a codec is one exhaustive
 * switch.
 *
 * @param <T> the type
 */
public sealed interface TypeInformation<T> extends Serializable {
    /** A name for messages, such as {@code List<Long>}. */
    String describe();

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

    /** One of the boxed types or String; a primitive record component is its boxed type. */
    record Basic<T>(Class<T> type) implements TypeInformation<T> {
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
        public String describe() {
            return type.getSimpleName();
        }

        @Override
        public @Nullable String problem() {
            return null;
        }
    }

    /**
     * A record or a {@link Tuple}.
     *
     * @param type its class
     * @param components in the order of declaration
     */
    record RecordOf<T>(Class<T> type, List<Component> components) implements TypeInformation<T> {
        /** Copies the list. */
        public RecordOf {
            components = List.copyOf(components);
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

    /** A record's component. */
    record Component(String name, TypeInformation<?> type) implements Serializable {}

    /** A list. */
    record ListOf<E>(TypeInformation<E> element) implements TypeInformation<List<E>> {
        @Override
        public String describe() {
            return "List<" + element.describe() + ">";
        }

        @Override
        public @Nullable String problem() {
            return element.problem();
        }
    }

    /** A map. */
    record MapOf<K, V>(TypeInformation<K> key, TypeInformation<V> value) implements TypeInformation<Map<K, V>> {
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
