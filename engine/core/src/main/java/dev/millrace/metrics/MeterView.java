package dev.millrace.metrics;

/** The rate of a counter over the last seconds of processing time, taken anew every 5 s. As Flink's class of this name. */
public final class MeterView implements Meter {
    private static final int UPDATE_INTERVAL_SECONDS = 5;
    private static final int DEFAULT_TIME_SPAN_IN_SECONDS = 60;

    private final Counter counter;
    private final int timeSpan;
    /** Counts of the last updates, round and round. */
    private final long[] counts;

    private int newest;
    private long nextUpdate = Long.MIN_VALUE;
    private double rate;

    /** The rate over so many seconds of what is marked. */
    public MeterView(int timeSpanInSeconds) {
        this(new SimpleCounter(), timeSpanInSeconds);
    }

    /** The rate of {@code counter} over 60 s. */
    public MeterView(Counter counter) {
        this(counter, DEFAULT_TIME_SPAN_IN_SECONDS);
    }

    /** The rate of {@code counter} over so many seconds, rounded down to a multiple of 5. */
    public MeterView(Counter counter, int timeSpanInSeconds) {
        this.counter = counter;
        this.timeSpan =
                Math.max(timeSpanInSeconds - timeSpanInSeconds % UPDATE_INTERVAL_SECONDS, UPDATE_INTERVAL_SECONDS);
        this.counts = new long[timeSpan / UPDATE_INTERVAL_SECONDS + 1];
    }

    @Override
    public void markEvent() {
        counter.inc();
    }

    @Override
    public void markEvent(long n) {
        counter.inc(n);
    }

    @Override
    public long getCount() {
        return counter.getCount();
    }

    @Override
    public double getRate() {
        return rate;
    }

    /** Makes the updates that are due at {@code now}, in ms. */
    void advanceTo(long now) {
        long interval = UPDATE_INTERVAL_SECONDS * 1_000L;
        if (nextUpdate == Long.MIN_VALUE) {
            nextUpdate = now + interval;
        }
        // More than once round comes to the same.
        nextUpdate = Math.max(nextUpdate, now - interval * counts.length);
        while (nextUpdate <= now) {
            newest = (newest + 1) % counts.length;
            counts[newest] = counter.getCount();
            rate = (counts[newest] - counts[(newest + 1) % counts.length]) / (double) timeSpan;
            nextUpdate += interval;
        }
    }
}
