package dev.millrace.metrics;

/** Measures how often something happens. */
public interface Meter extends Metric {
    /** It happened. */
    void markEvent();

    /** It happened {@code n} times. */
    void markEvent(long n);

    /** How often it happens a second. */
    double getRate();

    /** How often it has happened. */
    long getCount();
}
