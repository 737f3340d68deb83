package dev.millrace.state;

import dev.millrace.functions.AggregateFunction;
import dev.millrace.types.TypeInformation;

/**
 * Describes an {@link AggregatingState}.
 *
 * @param <IN> type of what is added
 * @param <ACC> type of the accumulator, which is what is stored
 * @param <OUT> type of what comes out
 */
public final class AggregatingStateDescriptor<IN, ACC, OUT> extends StateDescriptor<AggregatingState<IN, OUT>, ACC> {
    private final AggregateFunction<IN, ACC, OUT> function;

    /** A state called {@code name}, folded by {@code function}, which must not be a rich one. */
    public AggregatingStateDescriptor(
            String name, AggregateFunction<IN, ACC, OUT> function, TypeInformation<ACC> accumulator) {
        super(name, accumulator);
        this.function = function;
    }

    /** The same for accumulators of a class without type parameters. */
    public AggregatingStateDescriptor(String name, AggregateFunction<IN, ACC, OUT> function, Class<ACC> accumulator) {
        this(name, function, TypeInformation.of(accumulator));
    }

    /** The function that folds. */
    public AggregateFunction<IN, ACC, OUT> getAggregateFunction() {
        return function;
    }
}
