package dev.millrace.metrics;

/**
 * Tells a value when it is asked.
 *
 * @param <T> type of the value
 */
@FunctionalInterface
public interface Gauge<T> extends Metric {
    /** The value now. */
    T getValue();
}
