package dev.millrace.metrics;

import dev.millrace.trace.CanonicalText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The metrics of one operator in one subtask, and what was last said of them. Used on the subtask's thread. */
public final class OperatorMetrics implements OperatorMetricGroup {
    private final Map<String, Metric> metrics;
    private final Map<String, String> reported;
    private final String prefix;

    /** No metrics yet. */
    public OperatorMetrics() {
        this(new LinkedHashMap<>(), new HashMap<>(), "");
    }

    private OperatorMetrics(Map<String, Metric> metrics, Map<String, String> reported, String prefix) {
        this.metrics = metrics;
        this.reported = reported;
        this.prefix = prefix;
    }

    @Override
    public <C extends Counter> C counter(String name, C counter) {
        return add(name, counter);
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        return add(name, gauge);
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
        return add(name, histogram);
    }

    @Override
    public <M extends Meter> M meter(String name, M meter) {
        return add(name, meter);
    }

    @Override
    public MetricGroup addGroup(String name) {
        return new OperatorMetrics(metrics, reported, prefix + name + ".");
    }

    private <M extends Metric> M add(String name, M metric) {
        metrics.putIfAbsent(prefix + name, metric);
        return metric;
    }

    /** Tells {@code changed} the name and the value of each metric whose value is not what was told last; {@code now} in ms. */
    public void report(long now, BiConsumer<String, String> changed) {
        metrics.forEach((name, metric) -> {
            String value = value(metric, now);
            if (!value.equals(reported.put(name, value))) {
                changed.accept(name, value);
            }
        });
    }

    private static String value(Metric metric, long now) {
        if (metric instanceof Counter counter) {
            return Long.toString(counter.getCount());
        } else if (metric instanceof Meter meter) {
            if (meter instanceof MeterView view) {
                view.advanceTo(now);
            }
            return String.format(Locale.ROOT, "%.2f a second", meter.getRate());
        } else if (metric instanceof Histogram histogram) {
            HistogramStatistics values = histogram.getStatistics();
            return String.format(
                    Locale.ROOT,
                    "median %.1f, %d to %d, of %d",
                    values.getQuantile(0.5),
                    values.getMin(),
                    values.getMax(),
                    histogram.getCount());
        }
        return gauge((Gauge<?>) metric);
    }

    /** A gauge is the user's code, and no reason for a job to fail. */
    private static String gauge(Gauge<?> gauge) {
        try {
            return CanonicalText.of(gauge.getValue());
        } catch (RuntimeException failed) {
            return "none: " + failed;
        }
    }
}
