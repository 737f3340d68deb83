package dev.millrace.types;

/**
 * Something that produces records and knows their type, such as a generic source.
 *
 * @param <T> type of the records
 */
public interface ResultTypeQueryable<T> {
    /** Type of the records. */
    TypeInformation<T> getProducedType();
}
