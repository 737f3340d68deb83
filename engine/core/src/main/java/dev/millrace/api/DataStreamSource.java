package dev.millrace.api;

import dev.millrace.types.TypeInformation;

/**
 * The records that a source reads.
 *
 * @param <T> type of the records
 */
public final class DataStreamSource<T> extends SingleOutputStreamOperator<T> {
    DataStreamSource(StreamExecutionEnvironment environment, Transformation transformation, TypeInformation<T> type) {
        super(environment, transformation, type);
    }
}
