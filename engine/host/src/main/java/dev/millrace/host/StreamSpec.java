package dev.millrace.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a run's stream comes from. {@code splits} is the number of splits its rows are dealt out to. */
public sealed interface StreamSpec {
    /** Number of splits. */
    int splits();

    /**
     * A CSV file with a header line, rows in order of arrival. A row is available at (arrival - first arrival) / pace
     * virtual ms; its arrival is its time column plus its delay column.
     *
     * @param file absolute path
     * @param splits number of splits
     * @param pace event-time ms replayed in one virtual ms; {@link Double#POSITIVE_INFINITY} = all at once
     * @param timeColumn column that holds the event time (ISO local date-time read as UTC, or ms)
     * @param delayColumn column that holds how much later the row arrived, null = not at all
     * @param delayUnit ms in one unit of the delay column
     */
    record File(
            String file,
            int splits,
            double pace,
            String timeColumn,
            @Nullable String delayColumn,
            long delayUnit) implements StreamSpec {}

    /** Rows given in place with their arrival times in virtual ms (never decreasing). */
    record Rows(List<String> columns, List<List<String>> rows, List<Long> arrivals, int splits) implements StreamSpec {}

    /**
     * The talk's simulated sensors: every 100 ms of event time one reading each of temp, pressure and door, paced by the
     * talk's loop with jitter uniform in (-100, +100) ms drawn from (seed, ordinal).
     *
     * @param seconds length of the stream in seconds of event time
     * @param seed seed of the jitter
     * @param splits number of splits
     */
    record Sensors(int seconds, long seed, int splits) implements StreamSpec {}
}
