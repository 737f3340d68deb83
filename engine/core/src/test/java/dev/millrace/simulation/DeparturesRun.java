package dev.millrace.simulation;

import dev.millrace.connector.ResultStore;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.JobSettings;
import dev.millrace.graph.RestartSettings;
import dev.millrace.runtime.External;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One run of the departures job, with its trace and its committed rows. */
final class DeparturesRun {
    private final List<Traced> trace = new ArrayList<>();
    private final ResultStore results = new ResultStore();
    private final Simulation.Result result;

    private DeparturesRun(JobGraph graph, World world, Script script) {
        result = new Simulation(
                        Map.of(DeparturesJob.NAME, graph, "again", graph),
                        DeparturesJob.NAME,
                        world,
                        script,
                        new External(DeparturesJob.streams(), results),
                        trace::add)
                .run();
    }

    static DeparturesRun in(World world, JobGraph graph, Script.Entry... happenings) {
        return new DeparturesRun(graph, world, new Script(List.of(happenings)));
    }

    static DeparturesRun of(JobGraph graph, Script.Entry... happenings) {
        return new DeparturesRun(graph, DeparturesJob.world(), new Script(List.of(happenings)));
    }

    /** The departures job with other checkpoints. */
    static JobGraph graph(UnaryOperator<CheckpointSettings> changed) {
        JobGraph graph = DeparturesJob.graph();
        JobSettings old = graph.settings();
        return with(
                graph,
                new JobSettings(
                        changed.apply(old.checkpoints()),
                        old.restart(),
                        old.watermarkInterval(),
                        old.chaining(),
                        old.batch(),
                        old.stateBackend(),
                        old.latencyInterval(),
                        old.objectReuse(),
                        old.bufferTimeout()));
    }

    /** The job with another restart strategy. */
    static JobGraph restarting(JobGraph graph, RestartSettings restart) {
        JobSettings old = graph.settings();
        return with(
                graph,
                new JobSettings(
                        old.checkpoints(),
                        restart,
                        old.watermarkInterval(),
                        old.chaining(),
                        old.batch(),
                        old.stateBackend(),
                        old.latencyInterval(),
                        old.objectReuse(),
                        old.bufferTimeout()));
    }

    private static JobGraph with(JobGraph graph, JobSettings settings) {
        return new JobGraph(graph.name(), graph.nodes(), graph.edges(), settings, graph.classLoader());
    }

    static Script.Entry after(long step, Script.Action action) {
        return new Script.Entry(new Script.At.Step(step), action);
    }

    static Script.Entry at(String selector, Script.Action action) {
        return new Script.Entry(new Script.At.Selected(selector), action);
    }

    Simulation.Result result() {
        return result;
    }

    List<Traced> trace() {
        return trace;
    }

    /** What a reader sees, in the oracle's words. */
    List<String> committed() {
        return CommittedRows.of(results);
    }

    <E extends TraceEvent> List<E> of(Class<E> type) {
        return trace.stream()
                .map(Traced::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
