package dev.millrace.testkit;

import dev.millrace.connector.ReplayableStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Small streams of flights in the columns of the shipped day, drawn from a seed: few airports, a few hours, some reports
 * out of order. The same seed gives the same stream on every machine.
 */
public final class FlightGenerator {
    /** The columns, in order. */
    public static final List<String> COLUMNS =
            List.of("origin", "destination", "date", "delay_minutes", "distance_miles");

    private static final List<String> AIRPORTS = List.of("ATL", "DFW", "LAX", "ORD");
    private static final List<String> ELSEWHERE = List.of("BOS", "DEN", "MIA", "SEA");
    private static final Instant MIDNIGHT = Instant.parse("2001-06-29T00:00:00Z");
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);
    private static final int HOURS = 3;

    private FlightGenerator() {}

    /** One departure: its cells and when it is reported, in minutes after midnight. */
    private record Departure(List<String> cells, int reported) {}

    /**
     * A stream in order of arrival.
     *
     * @param seed which stream
     * @param flights how many departures
     * @param splits number of splits
     * @param gap virtual ms between two arrivals
     */
    public static ReplayableStream flights(long seed, int flights, int splits, long gap) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Departure> departures = new ArrayList<>();
        for (int i = 0; i < flights; i++) {
            departures.add(departure(random));
        }
        departures.sort(Comparator.comparingInt(Departure::reported));
        List<List<String>> rows = departures.stream().map(Departure::cells).toList();
        long[] arrivals = new long[flights];
        for (int i = 0; i < flights; i++) {
            arrivals[i] = i * gap;
        }
        return new ReplayableStream("flights", COLUMNS, rows, arrivals, splits);
    }

    private static Departure departure(SplittableRandom random) {
        String origin = AIRPORTS.get(random.nextInt(AIRPORTS.size()));
        String destination = random.nextInt(4) == 0
                ? AIRPORTS.get(random.nextInt(AIRPORTS.size()))
                : ELSEWHERE.get(random.nextInt(ELSEWHERE.size()));
        int minute = random.nextInt(HOURS * 60);
        int delay = random.nextInt(4) == 0 ? random.nextInt(90) : random.nextInt(15) - 5;
        String date = MINUTES.format(MIDNIGHT.plusSeconds(60L * minute));
        int miles = 200 + random.nextInt(2_300);
        return new Departure(
                List.of(origin, destination, date, Integer.toString(delay), Integer.toString(miles)), minute + delay);
    }
}
