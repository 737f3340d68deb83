package dev.millrace.samples;

import dev.millrace.connector.SampleSource;
import dev.millrace.connector.Source;

/** The sample streams that every lesson can read; each is replayable and its splits have checkpointed positions. */
public final class Samples {
    private Samples() {}

    /** A day of real departures, in the order in which their reports arrived. */
    public static Source<Flight, ?, ?> flights() {
        return new SampleSource<>("flights", Flight.class);
    }

    /** A stream of the run by its name, as records of a type of one's own: a component {@code atMs} is the column {@code at_ms}. */
    public static <T> Source<T, ?, ?> stream(String name, Class<T> type) {
        return new SampleSource<>(name, type);
    }

    /** The talk's three simulated sensors, ten readings a second each. */
    public static Source<Reading, ?, ?> sensors() {
        return new SampleSource<>("sensors", Reading.class);
    }
}
