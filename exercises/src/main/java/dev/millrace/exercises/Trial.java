package dev.millrace.exercises;

import dev.millrace.host.RunRequest;
import dev.millrace.host.StreamSpec;
import dev.millrace.lessons.Scenario;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import dev.millrace.testkit.FlightGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One case on which a program is tried.
 *
 * @param seed seed of the generated stream
 * @param schedule seed of the simulation
 * @param rows the stream's rows in order of arrival
 * @param faults what happens
 */
record Trial(long seed, long schedule, List<List<String>> rows, Script faults) {
    /** The stream that is generated, by the name a source asks for. */
    static final String STREAM = "flights";
    /** Virtual ms between two arrivals: a few records are on their way at a time. */
    static final long GAP = 5;

    Trial withRows(List<List<String>> others) {
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
                        world.channelCapacity(),
                        world.overrides(),
                        world.limits()),
                faults,
                RunRequest.Scheduler.SIMULATION,
                traced);
    }

    private StreamSpec stream(@Nullable StreamSpec shown) {
        List<Long> arrivals =
                LongStream.range(0, rows.size()).map(i -> i * GAP).boxed().toList();
        return new StreamSpec.Rows(FlightGenerator.COLUMNS, rows, arrivals, shown == null ? 1 : shown.splits());
    }
}
