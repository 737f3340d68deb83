package dev.millrace.state;

import dev.millrace.functions.ReduceFunction;
import dev.millrace.types.TypeInformation;

/**
 * Describes a {@link ReducingState}.
 *
 * @param <T> type of the value
 */
public final class ReducingStateDescriptor<T> extends StateDescriptor<ReducingState<T>, T> {
    private final ReduceFunction<T> function;

    /** A state called {@code name}, reduced by {@code function}, which must not be a rich one. */
    public ReducingStateDescriptor(String name, ReduceFunction<T> function, TypeInformation<T> type) {
        super(name, type);
        this.function = function;
    }

    /** The same for values of a class without type parameters. */
    public ReducingStateDescriptor(String name, ReduceFunction<T> function, Class<T> type) {
        this(name, function, TypeInformation.of(type));
    }

    /** The function that reduces. */
    public ReduceFunction<T> getReduceFunction() {
        return function;
    }
}
