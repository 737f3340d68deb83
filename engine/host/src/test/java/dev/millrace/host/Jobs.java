package dev.millrace.host;

import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import dev.millrace.trace.Traced;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs of small scripts. */
final class Jobs {
    /** A job that reads one second of the sensors; to be written behind what a test is about. */
    static final String SENSORS = """

            env.fromSource(
                    Samples.sensors(),
                    WatermarkStrategy.<Reading>forMonotonousTimestamps().withTimestampAssigner((r, previous) -> r.time()),
                    "sensors")
                .map(reading -> reading.value())
                .sinkTo(Results.append("values"));
            """;

    private static final Path STREAMS =
            Path.of("../../assets/streams").toAbsolutePath().normalize();

    private Jobs() {}

    /** A run of {@code script}, called {@code job.jsh}, with a wall limit of two seconds, over one second of the sensors. */
    static RunRequest request(String script) {
        return request(script, 2_000);
    }

    /** The same with a wall limit of so many ms. */
    static RunRequest request(String script, long wallTime) {
        World usual = World.of(1);
        World world = new World(
                1,
                usual.latency(),
                usual.cost(),
                usual.writeOut(),
                usual.channelCapacity(),
                usual.slots(),
                usual.overrides(),
                new World.Limits(100_000, 864_000_000L, wallTime));
        return new RunRequest(
                "job.jsh",
                Map.of("job.jsh", script),
                Map.of("sensors", new StreamSpec.Sensors(1, 7, 1)),
                world,
                Script.NONE,
                RunRequest.Scheduler.SIMULATION,
                true);
    }

    /** The departures of a day, counted per airport and hour. */
    static RunRequest departures(boolean traced) {
        String script = """
                record Departures(String airport, long windowEnd, long count) {}

                class Count implements AggregateFunction<Flight, Long, Long> {
                    public Long createAccumulator() { return 0L; }
                    public Long add(Flight flight, Long count) { return count + 1; }
                    public Long getResult(Long count) { return count; }
                    public Long merge(Long a, Long b) { return a + b; }
                }

                class Label extends ProcessWindowFunction<Long, Departures, String, TimeWindow> {
                    public void process(String airport, Context context, Iterable<Long> counts, Collector<Departures> out) {
                        out.collect(new Departures(airport, context.window().getEnd(), counts.iterator().next()));
                    }
                }

                env.enableCheckpointing(1_000);
                env.fromSource(
                        Samples.flights(),
                        WatermarkStrategy.<Flight>forBoundedOutOfOrderness(Duration.ofMinutes(255))
                            .withTimestampAssigner((flight, previous) -> flight.date()),
                        "flights").uid("flights")
                    .keyBy(flight -> flight.origin())
                    .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                    .aggregate(new Count(), new Label())
                    .uid("count-per-airport")
                    .sinkTo(Results.committed("departures")).uid("departures");
                """;
        String file = STREAMS.resolve("flights-2001-06-29.csv").toString();
        return new RunRequest(
                "departures.jsh",
                Map.of("departures.jsh", script),
                Map.of("flights", new StreamSpec.File(file, 2, 3_600.0, "date", "delay_minutes", 60_000)),
                World.of(7),
                Script.NONE,
                RunRequest.Scheduler.SIMULATION,
                traced);
    }

    /** The same run with state in another backend, and incremental checkpoints. */
    static RunRequest keptIn(String backend, RunRequest request) {
        String script = String.valueOf(request.scripts().get(request.job()));
        String configured = """
                env.configure(new Configuration()
                        .set(StateBackendOptions.STATE_BACKEND, "%s")
                        .set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true));
                """.formatted(backend);
        return new RunRequest(
                request.job(),
                Map.of(
                        request.job(),
                        script.replace("env.enableCheckpointing", configured + "env.enableCheckpointing")),
                request.streams(),
                request.world(),
                request.script(),
                request.scheduler(),
                request.traced());
    }

    /** The same run on all cores. */
    static RunRequest onThreads(RunRequest request) {
        return new RunRequest(
                request.job(),
                request.scripts(),
                request.streams(),
                request.world(),
                request.script(),
                RunRequest.Scheduler.THREADS,
                request.traced());
    }

    /** Everything a run said. */
    static final class Heard implements RunListener {
        final List<Traced> events = new ArrayList<>();
        final StringBuilder prints = new StringBuilder();

        @Override
        public void traced(List<Traced> next) {
            events.addAll(next);
        }

        @Override
        public void printed(String text) {
            prints.append(text);
        }
    }

    static RunOutcome outcome(Engine engine, RunRequest request, RunListener listener) throws Exception {
        return engine.run(request, listener).outcome().get(240, TimeUnit.SECONDS);
    }
}
