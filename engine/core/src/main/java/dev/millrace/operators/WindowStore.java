package dev.millrace.operators;

import dev.millrace.windowing.Window;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What the windows of the current key hold.
 *
 * @param <T> type of the elements
 * @param <V> type of what a window function is given
 * @param <W> type of the windows
 */
interface WindowStore<T, V, W extends Window> {
    /** Adds an element; true where the window had held nothing. */
    boolean add(W window, T element, long timestamp) throws Exception;

    /** What is there for a window that fires; null where it holds nothing. */
    @Nullable
    Iterable<V> fire(W window) throws Exception;

    /** Called when the window function is done with what {@link #fire} gave. */
    default void fired(W window) throws Exception {}

    /** Forgets what a window holds; true where it held something. */
    boolean remove(W window);

    /** Puts what the windows in {@code from} hold behind what {@code into} holds. */
    void merge(W into, Collection<W> from) throws Exception;
}
