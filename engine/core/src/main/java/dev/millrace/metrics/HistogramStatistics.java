package dev.millrace.metrics;

/** A distribution at an instant. */
public abstract class HistogramStatistics {
    /** The value below which that part (0 to 1) of the values lies. */
    public abstract double getQuantile(double quantile);

    /** The values. */
    public abstract long[] getValues();

    /** Number of values. */
    public abstract int size();

    /** Mean of the values; 0 for none. */
    public abstract double getMean();

    /** Standard deviation of the values. */
    public abstract double getStdDev();

    /** Largest value; 0 for none. */
    public abstract long getMax();

    /** Smallest value; 0 for none. */
    public abstract long getMin();
}
