package dev.millrace.metrics;

/** Where metrics are given their names. A name that is taken already stays with the first; the later metric is not reported. */
public interface MetricGroup {
    /** A new counter of that name. */
    default Counter counter(String name) {
        return counter(name, new SimpleCounter());
    }

    /** Reports {@code counter} under that name. */
    <C extends Counter> C counter(String name, C counter);

    /** Reports {@code gauge} under that name. */
    <T, G extends Gauge<T>> G gauge(String name, G gauge);

    /** Reports {@code histogram} under that name. */
    <H extends Histogram> H histogram(String name, H histogram);

    /** Reports {@code meter} under that name. */
    <M extends Meter> M meter(String name, M meter);

    /** A group in this one: its metrics are called {@code name.metric}. */
    MetricGroup addGroup(String name);

    /** A group of a group: its metrics are called {@code key.value.metric}. */
    default MetricGroup addGroup(String key, String value) {
        return addGroup(key).addGroup(value);
    }
}
