package dev.millrace.metrics;

/** How values are distributed. */
public interface Histogram extends Metric {
    /** Takes a value. */
    void update(long value);

    /** How many values it has taken. */
    long getCount();

    /** The distribution now. */
    HistogramStatistics getStatistics();
}
