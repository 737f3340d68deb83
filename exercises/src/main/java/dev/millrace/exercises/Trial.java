package dev.millrace.exercises;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.host.RunRequest;
import dev.millrace.host.StreamSpec;
import dev.millrace.lessons.Scenario;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import dev.millrace.testkit.FlightGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One case on which a program is tried.
 *
 * @param seed seed of the generated stream
 * @param schedule seed of the simulation
 * @param rows the stream's rows in order of arrival
 * @param faults what happens
 */
record Trial(long seed, long schedule, List<Arrival> rows, Script faults) {
    /** The stream that is generated, by the name a source asks for. */
    static final String STREAM = "flights";
    /** Virtual ms between two arrivals: a few records are on their way at a time. */
    static final long GAP = 5;

    /** One row and when it arrives; it keeps its time when others are left out, so that what surrounds it stays alike. */
    record Arrival(long time, List<String> cells) {}

    /** A generated stream without a failure. */
    static Trial calm(long seed, long schedule, int events) {
        ReplayableStream stream = FlightGenerator.flights(seed, events, 1, GAP);
        List<Arrival> rows = IntStream.range(0, events)
                .mapToObj(i -> new Arrival(stream.arrivals()[i], stream.rows().get(i)))
                .toList();
        return new Trial(seed, schedule, rows, Script.NONE);
    }

    Trial withRows(List<Arrival> others) {
        return new Trial(seed, schedule, others, faults);
    }

    Trial withFaults(Script others) {
        return new Trial(seed, schedule, rows, others);
    }

    /** The run of {@code program} in the exercise's world. */
    RunRequest request(Exercise exercise, String program, boolean traced) {
        Scenario scenario = exercise.scenario();
        World world = scenario.world();
        Map<String, StreamSpec> streams = new HashMap<>(scenario.streams());
        streams.put(STREAM, stream(streams.get(STREAM)));
        return new RunRequest(
                scenario.job(),
                Map.of(scenario.job(), program),
                streams,
                new World(
                        schedule,
                        world.latency(),
                        world.cost(),
                        world.writeOut(),
                        world.channelCapacity(),
                        world.slots(),
                        world.overrides(),
                        world.limits()),
                faults,
                RunRequest.Scheduler.SIMULATION,
                traced);
    }

    private StreamSpec stream(@Nullable StreamSpec shown) {
        return new StreamSpec.Rows(
                FlightGenerator.COLUMNS,
                rows.stream().map(Arrival::cells).toList(),
                rows.stream().map(Arrival::time).toList(),
                shown == null ? 1 : shown.splits());
    }
}
