package dev.millrace.simulation;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.connector.ReplayableStream;
import dev.millrace.connector.Sink;
import dev.millrace.connector.StreamLibrary;
import dev.millrace.functions.AggregateFunction;
import dev.millrace.functions.Collector;
import dev.millrace.functions.ProcessWindowFunction;
import dev.millrace.graph.JobGraph;
import dev.millrace.samples.Flight;
import dev.millrace.samples.Results;
import dev.millrace.samples.Samples;
import dev.millrace.time.WatermarkStrategy;
import dev.millrace.windowing.TimeWindow;
import dev.millrace.windowing.TumblingEventTimeWindows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The flights lesson's job, stream and world, without the engine process around them. */
final class DeparturesJob {
    static final String NAME = "departures";
    private static final double PACE = 3_600;

    private DeparturesJob() {}

    record Departures(String airport, long windowEnd, long count) {}

    static final class Count implements AggregateFunction<Flight, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Flight flight, Long count) {
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long a, Long b) {
            return a + b;
        }
    }

    static final class Label extends ProcessWindowFunction<Long, Departures, String, TimeWindow> {
        @Override
        public void process(String airport, Context context, Iterable<Long> counts, Collector<Departures> out) {
            out.collect(new Departures(
                    airport, context.window().getEnd(), counts.iterator().next()));
        }
    }

    static JobGraph graph(AggregateFunction<Flight, Long, Long> count, Sink<Departures> sink) {
        return graph(count, sink, "count-per-airport");
    }

    /** The job with another uid on its window. */
    static JobGraph graph(String uid) {
        return graph(new Count(), Results.committed(NAME), uid);
    }

    /** What the same job is written with. */
    static StreamExecutionEnvironment environment(String uid) {
        return environment(new Count(), Results.committed(NAME), uid);
    }

    private static JobGraph graph(AggregateFunction<Flight, Long, Long> count, Sink<Departures> sink, String uid) {
        return environment(count, sink, uid).getJobGraph(NAME);
    }

    private static StreamExecutionEnvironment environment(
            AggregateFunction<Flight, Long, Long> count, Sink<Departures> sink, String uid) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(DeparturesJob.class.getClassLoader());
        env.enableCheckpointing(1_000);
        env.fromSource(
                        Samples.flights(),
                        WatermarkStrategy.<Flight>forBoundedOutOfOrderness(Duration.ofMinutes(255))
                                .withTimestampAssigner((flight, previous) -> flight.date()),
                        "flights")
                .uid("flights")
                .keyBy(flight -> flight.origin())
                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                .aggregate(count, new Label())
                .uid(uid)
                .sinkTo(sink)
                .uid("departures");
        return env;
    }

    static JobGraph graph() {
        return graph(new Count(), Results.committed(NAME));
    }

    static World world() {
        World.Overrides overrides = new World.Overrides(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("flights", 2, "count-per-airport", 2, "departures", 1));
        return new World(
                42,
                Map.of("*", new World.Range(10, 60)),
                Map.of("*", 1L),
                Map.of(),
                8,
                0,
                overrides,
                new World.Limits(10_000_000, 864_000_000L, 600_000));
    }

    static StreamLibrary streams() {
        return new StreamLibrary(Map.of("flights", stream(lines())));
    }

    /** The shipped file, without its header. */
    static List<String> lines() {
        Path file = Path.of(System.getProperty("millrace.home"), "assets", "streams", "flights-2001-06-29.csv");
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.subList(1, lines.size());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static ReplayableStream stream(List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        long[] arrivals = new long[lines.size()];
        for (String line : lines) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            long date =
                    LocalDateTime.parse(cells.get(2)).toInstant(ZoneOffset.UTC).toEpochMilli();
            arrivals[rows.size()] = date + Long.parseLong(cells.get(3)) * 60_000;
            rows.add(cells);
        }
        long first = arrivals[0];
        Arrays.setAll(arrivals, row -> (long) ((arrivals[row] - first) / PACE));
        List<String> columns = List.of("origin", "destination", "date", "delay_minutes", "distance_miles");
        return new ReplayableStream("flights", columns, rows, arrivals, 2);
    }
}
