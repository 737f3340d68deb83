package dev.millrace.host;

import dev.millrace.simulation.Script;
import dev.millrace.simulation.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs of small scripts. */
final class Jobs {
    private Jobs() {}

    /** A run of {@code script}, called {@code job.jsh}, with a wall limit of two seconds and no streams. */
    static RunRequest request(String script) {
        World usual = World.of(1);
        World world = new World(
                1,
                usual.latency(),
                usual.cost(),
                usual.channelCapacity(),
                usual.overrides(),
                new World.Limits(100_000, 864_000_000L, 2_000));
        return new RunRequest(
                "job.jsh",
                Map.of("job.jsh", script),
                Map.of(),
                world,
                Script.NONE,
                RunRequest.Scheduler.SIMULATION,
                true);
    }

    /** Everything a run said. */
    static final class Heard implements RunListener {
        final List<dev.millrace.trace.Traced> events = new ArrayList<>();
        final StringBuilder prints = new StringBuilder();

        @Override
        public void traced(List<dev.millrace.trace.Traced> next) {
            events.addAll(next);
        }

        @Override
        public void printed(String text) {
            prints.append(text);
        }
    }

    static RunOutcome outcome(Engine engine, RunRequest request, RunListener listener) throws Exception {
        return engine.run(request, listener).outcome().get(60, TimeUnit.SECONDS);
    }
}
