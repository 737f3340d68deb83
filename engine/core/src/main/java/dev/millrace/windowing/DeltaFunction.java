package dev.millrace.windowing;

import java.io.Serializable;

/**
 * Says how far two elements are apart.
 *
 * @param <T> type of the elements
 */
@FunctionalInterface
public interface DeltaFunction<T> extends Serializable {
    /** The distance from {@code oldElement} to {@code newElement}. */
    double getDelta(T oldElement, T newElement);
}
