package dev.millrace.operators;

import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.ReduceFunction;
import dev.millrace.types.TypeInformation;
import java.io.Serializable;

/**
 * What a window keeps of its records.
 *
 * @param <T> type of the records
 * @param <V> type of what is there when the window fires
 */
public sealed interface WindowContents<T, V> extends Serializable {
    /** Type of the records, needed where an evictor keeps them all. */
    TypeInformation<T> elementType();

    /** All records combined into one. */
    record Reduced<T>(ReduceFunction<T> function, TypeInformation<T> elementType) implements WindowContents<T, T> {}

    /** One accumulator, of which the function makes a value when the window fires. */
    record Aggregated<T, A, V>(
            AggregateFunction<T, A, V> function, TypeInformation<A> accumulatorType, TypeInformation<T> elementType)
            implements WindowContents<T, V> {}

    /** All records, in the order they came. */
    record Buffered<T>(TypeInformation<T> elementType) implements WindowContents<T, T> {}
}
