package dev.millrace.connector;

import dev.millrace.functions.Function;

/**
 * Makes the records of a {@link DataGeneratorSource}. The same number has to give the same record, or a replay is none.
 *
 * @param <T> what it is given: the record's number
 * @param <O> type of the records
 */
@FunctionalInterface
public interface GeneratorFunction<T, O> extends Function {
    /** The record with number {@code value}. */
    O map(T value) throws Exception;
}
