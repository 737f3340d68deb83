package dev.millrace.metrics;

/** Counts up and down. */
public interface Counter extends Metric {
    /** Adds 1. */
    void inc();

    /** Adds {@code n}. */
    void inc(long n);

    /** Takes 1 away. */
    void dec();

    /** Takes {@code n} away. */
    void dec(long n);

    /** The count now. */
    long getCount();
}
