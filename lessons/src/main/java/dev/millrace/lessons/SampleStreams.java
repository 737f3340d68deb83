package dev.millrace.lessons;

import dev.millrace.host.StreamSpec;
import java.util.Map;

/** The streams that Millrace ships; {@code assets/streams} says where they come from. */
public final class SampleStreams {
    private static final long MINUTE = 60_000;

    private SampleStreams() {}

    /**
     * All departures of 29 June 2001 from four airports, each reported when the aircraft left.
     *
     * @param home where the file is
     * @param splits number of splits
     * @param pace event-time ms replayed in one virtual ms
     */
    public static StreamSpec flights(Home home, int splits, double pace) {
        String file = home.streams().resolve("flights-2001-06-29.csv").toString();
        return new StreamSpec.File(file, splits, pace, "date", "delay_minutes", MINUTE);
    }

    /** What a job of one's own can ask for without a scenario: flights at an hour in a second, half a minute of sensors. */
    public static Map<String, StreamSpec> all(Home home, long seed) {
        return Map.of("flights", flights(home, 1, 3_600), "sensors", new StreamSpec.Sensors(30, seed, 1));
    }
}
