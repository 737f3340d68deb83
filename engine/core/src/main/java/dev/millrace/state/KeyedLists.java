package dev.millrace.state;

import java.util.List;

/**
 * Lists by key and namespace that elements are put behind without reading them.
 *
 * @param <N> type of the namespaces
 * @param <T> type of the elements
 */
public interface KeyedLists<N, T> extends KeyedValues<N, List<T>> {
    /** Puts {@code element} at the end of the current key's list in {@code namespace}; true where there had been none. */
    boolean append(N namespace, T element) throws Exception;

    /** The same for several elements, of which there is at least one. */
    boolean appendAll(N namespace, List<T> elements) throws Exception;
}
