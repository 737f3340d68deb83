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
    /** All records combined into one. */
    record Reduced<T>(ReduceFunction<T> function, TypeInformation<T> type) implements WindowContents<T, T> {}

    /** One accumulator, of which the function makes a value when the window fires. */
    record Aggregated<T, A, V>(AggregateFunction<T, A, V> function, TypeInformation<A> accumulatorType)
            implements WindowContents<T, V> {}

    /** All records, in the order they came. */
    record Buffered<T>(TypeInformation<T> type) implements WindowContents<T, T> {}
}
