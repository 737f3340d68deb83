package dev.millrace.state;

import java.util.List;

/**
 * A list for each key.
 *
 * @param <T> type of the elements
 */
public interface ListState<T> extends MergingState<T, Iterable<T>> {
    /** The current key's elements in the order they were added; empty where there are none. */
    @Override
    Iterable<T> get() throws Exception;

    /** Replaces the current key's elements; an empty list clears them. Neither the list nor an element may be null. */
    void update(List<T> values) throws Exception;

    /** Adds all {@code values} behind the current key's elements. Neither the list nor an element may be null. */
    void addAll(List<T> values) throws Exception;
}
