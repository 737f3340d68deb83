package dev.millrace.state;

import dev.millrace.types.TypeInformation;

/**
 * Describes a {@link ValueState}.
 *
 * @param <T> type of the value
 */
public final class ValueStateDescriptor<T> extends StateDescriptor<ValueState<T>, T> {
    /** A state called {@code name} that holds values of {@code type}. */
    public ValueStateDescriptor(String name, TypeInformation<T> type) {
        super(name, type);
    }

    /** A state called {@code name} that holds values of a class without type parameters. */
    public ValueStateDescriptor(String name, Class<T> type) {
        super(name, TypeInformation.of(type));
    }
}
