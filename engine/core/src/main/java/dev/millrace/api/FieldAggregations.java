package dev.millrace.api;

import dev.millrace.functions.ReduceFunction;
import dev.millrace.types.TypeInformation;

/**
 * Aggregations of one component of records or tuples, in Flink's words: over all records of a key so far (a new result with
 * each record), or over those of a window.
 *
 * @param <T> type of the records
 */
public interface FieldAggregations<T> {
    /** The type of the records. */
    TypeInformation<T> getType();

    /** Combines the records two by two. */
    SingleOutputStreamOperator<T> reduce(ReduceFunction<T> function);

    /** The sum of a component; the other components are those of the first record. The component is given by position, from 0. */
    default SingleOutputStreamOperator<T> sum(int position) {
        return reduce(FieldReduce.at(getType(), position, FieldReduce.Kind.SUM, true));
    }

    /** The sum of a component; the other components are those of the first record. The component is given by name. */
    default SingleOutputStreamOperator<T> sum(String field) {
        return reduce(FieldReduce.named(getType(), field, FieldReduce.Kind.SUM, true));
    }

    /** The smallest value of a component; the other components are those of the first record. The component is given by position, from 0. */
    default SingleOutputStreamOperator<T> min(int position) {
        return reduce(FieldReduce.at(getType(), position, FieldReduce.Kind.MIN, true));
    }

    /** The smallest value of a component; the other components are those of the first record. The component is given by name. */
    default SingleOutputStreamOperator<T> min(String field) {
        return reduce(FieldReduce.named(getType(), field, FieldReduce.Kind.MIN, true));
    }

    /** The largest value of a component; the other components are those of the first record. The component is given by position, from 0. */
    default SingleOutputStreamOperator<T> max(int position) {
        return reduce(FieldReduce.at(getType(), position, FieldReduce.Kind.MAX, true));
    }

    /** The largest value of a component; the other components are those of the first record. The component is given by name. */
    default SingleOutputStreamOperator<T> max(String field) {
        return reduce(FieldReduce.named(getType(), field, FieldReduce.Kind.MAX, true));
    }

    /** The record with the smallest value of a component for each key; of equal ones the first. The component is given by position, from 0. */
    default SingleOutputStreamOperator<T> minBy(int position) {
        return reduce(FieldReduce.at(getType(), position, FieldReduce.Kind.MIN_BY, true));
    }

    /** The record with the smallest value of a component for each key; of equal ones the first. The component is given by name. */
    default SingleOutputStreamOperator<T> minBy(String field) {
        return reduce(FieldReduce.named(getType(), field, FieldReduce.Kind.MIN_BY, true));
    }

    /** As {@link #minBy(int)}, and of equal ones the first or the last. */
    default SingleOutputStreamOperator<T> minBy(int position, boolean first) {
        return reduce(FieldReduce.at(getType(), position, FieldReduce.Kind.MIN_BY, first));
    }

    /** As {@link #minBy(String)}, and of equal ones the first or the last. */
    default SingleOutputStreamOperator<T> minBy(String field, boolean first) {
        return reduce(FieldReduce.named(getType(), field, FieldReduce.Kind.MIN_BY, first));
    }

    /** The record with the largest value of a component for each key; of equal ones the first. The component is given by position, from 0. */
    default SingleOutputStreamOperator<T> maxBy(int position) {
        return reduce(FieldReduce.at(getType(), position, FieldReduce.Kind.MAX_BY, true));
    }

    /** The record with the largest value of a component for each key; of equal ones the first. The component is given by name. */
    default SingleOutputStreamOperator<T> maxBy(String field) {
        return reduce(FieldReduce.named(getType(), field, FieldReduce.Kind.MAX_BY, true));
    }

    /** As {@link #maxBy(int)}, and of equal ones the first or the last. */
    default SingleOutputStreamOperator<T> maxBy(int position, boolean first) {
        return reduce(FieldReduce.at(getType(), position, FieldReduce.Kind.MAX_BY, first));
    }

    /** As {@link #maxBy(String)}, and of equal ones the first or the last. */
    default SingleOutputStreamOperator<T> maxBy(String field, boolean first) {
        return reduce(FieldReduce.named(getType(), field, FieldReduce.Kind.MAX_BY, first));
    }
}
