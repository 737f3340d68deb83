package dev.millrace.state;

import org.jspecify.annotations.Nullable;

/**
 * State that elements are added to.
 *
 * @param <IN> type of what is added
 * @param <OUT> type of what is there
 */
public interface AppendingState<IN, OUT> extends State {
    /** What is there for the current key; null where nothing is (an empty iterable for lists). */
    @Nullable
    OUT get() throws Exception;

    /** Adds an element for the current key. */
    void add(IN value) throws Exception;
}
