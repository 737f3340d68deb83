package dev.millrace.metrics;

import java.util.Arrays;
import java.util.stream.LongStream;

/** The distribution of the last values. As Flink's class of this name. */
public final class DescriptiveStatisticsHistogram implements Histogram {
    private final long[] window;
    private long count;

    /** A histogram of the last {@code windowSize} values. */
    public DescriptiveStatisticsHistogram(int windowSize) {
        this.window = new long[windowSize];
    }

    @Override
    public void update(long value) {
        window[(int) (count % window.length)] = value;
        count++;
    }

    @Override
    public long getCount() {
        return count;
    }

    @Override
    public HistogramStatistics getStatistics() {
        long[] sorted = Arrays.copyOf(window, (int) Math.min(count, window.length));
        Arrays.sort(sorted);
        return new Sorted(sorted);
    }

    private static final class Sorted extends HistogramStatistics {
        private final long[] values;

        Sorted(long[] values) {
            this.values = values;
        }

        /** Between two values in the proportion of their distances, with the first at 1 / (n + 1). */
        @Override
        public double getQuantile(double quantile) {
            if (values.length == 0) {
                return 0;
            }
            double place = quantile * (values.length + 1);
            int below = (int) Math.floor(place);
            if (below < 1) {
                return values[0];
            }
            if (below >= values.length) {
                return values[values.length - 1];
            }
            return values[below - 1] + (place - below) * (values[below] - values[below - 1]);
        }

        @Override
        public long[] getValues() {
            return values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double getMean() {
            return LongStream.of(values).average().orElse(0);
        }

        @Override
        public double getStdDev() {
            if (values.length < 2) {
                return 0;
            }
            double mean = getMean();
            double squares = LongStream.of(values)
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .sum();
            return Math.sqrt(squares / (values.length - 1));
        }

        @Override
        public long getMax() {
            return values.length == 0 ? 0 : values[values.length - 1];
        }

        @Override
        public long getMin() {
            return values.length == 0 ? 0 : values[0];
        }
    }
}
