package dev.millrace.simulation;

import dev.millrace.connector.ResultStore;
import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.Deployment;
import dev.millrace.runtime.ExecutionPlan;
import dev.millrace.runtime.External;
import dev.millrace.runtime.JobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs the departures job again and again, each time killed somewhere else, and compares what was committed with the batch count. */
final class KillSweep {
    static final List<String> SUBTASKS =
            List.of("flights.0", "flights.1", "count-per-airport.0", "count-per-airport.1", "departures.0");

    private final JobGraph graph;
    private final World world;
    private final Function<ExecutionPlan, Deployment> deployments;
    private final dev.millrace.connector.StreamLibrary streams;
    private final List<String> expected;
    private int runs;

    KillSweep(JobGraph graph, List<String> lines, Function<ExecutionPlan, Deployment> deployments) {
        this(graph, lines, deployments, DeparturesJob.world());
    }

    KillSweep(JobGraph graph, List<String> lines, Function<ExecutionPlan, Deployment> deployments, World world) {
        this.world = world;
        this.graph = graph;
        this.deployments = deployments;
        this.streams = new dev.millrace.connector.StreamLibrary(Map.of("flights", DeparturesJob.stream(lines)));
        this.expected = BatchCount.of(lines);
    }

    int runs() {
        return runs;
    }

    /** Number of steps of the undisturbed run. */
    long steps() {
        return simulate(Script.NONE, new ResultStore()).steps();
    }

    /** The first kills, in the order tried, after which the committed rows are wrong; empty when exactly-once holds throughout. */
    List<String> violations(long firstStep, long stride, int enough) {
        List<String> violations = new ArrayList<>();
        long steps = steps();
        for (long step = firstStep; step <= steps && violations.size() < enough; step += stride) {
            for (String subtask : SUBTASKS) {
                check(new Script(List.of(kill(step, subtask))), violations);
            }
        }
        return violations;
    }

    /** The same with a second kill so many steps after the first one: while the job restarts, restores and catches up. */
    List<String> violationsOfTwo(long stride, List<Integer> distances) {
        List<String> violations = new ArrayList<>();
        long steps = steps();
        for (long step = 0; step <= steps; step += stride) {
            for (int distance : distances) {
                String first = SUBTASKS.get((int) (step + distance) % SUBTASKS.size());
                for (String second : SUBTASKS) {
                    check(new Script(List.of(kill(step, first), kill(step + distance, second))), violations);
                }
            }
        }
        return violations;
    }

    private static Script.Entry kill(long step, String subtask) {
        return new Script.Entry(new Script.At.Step(step), new Script.Action.Kill(subtask));
    }

    private void check(Script script, List<String> violations) {
        ResultStore results = new ResultStore();
        Simulation.Result result = simulate(script, results);
        runs++;
        List<String> rows = CommittedRows.of(results);
        if (result.status() != JobStatus.FINISHED || !rows.equals(expected)) {
            violations.add(script.entries() + " -> " + result.status() + ", " + difference(rows));
        }
    }

    private String difference(List<String> rows) {
        List<String> missing = new ArrayList<>(expected);
        rows.forEach(missing::remove);
        List<String> surplus = new ArrayList<>(rows);
        expected.forEach(surplus::remove);
        return "missing " + missing + ", too much " + surplus;
    }

    private Simulation.Result simulate(Script script, ResultStore results) {
        return new Simulation(
                        Map.of(DeparturesJob.NAME, graph),
                        DeparturesJob.NAME,
                        world,
                        script,
                        new External(streams, results),
                        null,
                        deployments)
                .run();
    }
}
