package dev.millrace.state;

import dev.millrace.types.TypeInformation;

/**
 * Names a value state and its type.
 *
 * @param <T> type of the value
 */
public final class ValueStateDescriptor<T> {
    private final String name;
    private final TypeInformation<T> type;

    /** A state called {@code name}, unique within its operator. */
    public ValueStateDescriptor(String name, TypeInformation<T> type) {
        this.name = name;
        this.type = type;
    }

    /** A state called {@code name}, unique within its operator. */
    public ValueStateDescriptor(String name, Class<T> type) {
        this(name, TypeInformation.of(type));
    }

    /** The name, by which the state is found in a snapshot. */
    public String getName() {
        return name;
    }

    /** The type of the value. */
    public TypeInformation<T> getTypeInformation() {
        return type;
    }
}
