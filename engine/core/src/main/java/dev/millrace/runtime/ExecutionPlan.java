package dev.millrace.runtime;

import dev.millrace.checkpoint.CompletedSnapshot;
import dev.millrace.graph.CheckpointSettings;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.OperatorEdge;
import dev.millrace.graph.OperatorNode;
import dev.millrace.graph.Partitioning;
import dev.millrace.trace.Connections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job graph cut into vertices: operators joined by forward edges share a subtask (a chain, possibly branching) and call
 * each other; every other edge becomes channels. Immutable.
 *
 * @param graph the job
 * @param vertices in topological order
 * @param edges edges between vertices
 */
public record ExecutionPlan(JobGraph graph, List<Vertex> vertices, List<VertexEdge> edges) {
    /**
     * One chain of operators.
     *
     * @param id uid, else name, of the chain's head
     * @param operators head first, in topological order
     */
    public record Vertex(String id, List<OperatorNode> operators) {
        /** The operator that receives what comes through channels. */
        public OperatorNode head() {
            return operators.get(0);
        }

        /** Number of subtasks. */
        public int parallelism() {
            return head().parallelism();
        }
    }

    /**
     * One edge between two vertices.
     *
     * @param from sending vertex
     * @param to receiving vertex
     * @param edge the operator edge it carries
     * @param ordinal 0 for the first edge between the two, 1 for the second ...
     */
    public record VertexEdge(Vertex from, Vertex to, OperatorEdge edge, int ordinal) {
        /** Whether there is a channel between the two subtasks. */
        public boolean connects(int sender, int receiver) {
            return Connections.connected(
                    edge.partitioning().label(), sender, from.parallelism(), receiver, to.parallelism());
        }
    }

    /**
     * Cuts the graph of a job that resumes from a snapshot: where the job leaves the number of key groups open, it is that of the
     * state. See Flink's StateAssignmentOperation.
     *
     * @param from null for a job that begins anew
     */
    public static ExecutionPlan of(JobGraph graph, @Nullable CompletedSnapshot from) {
        ExecutionPlan plan = of(graph);
        if (from == null) {
            return plan;
        }
        List<OperatorNode> nodes = graph.nodes().stream()
                .map(node -> resumed(node, from.maxParallelism().get(plan.operatorId(node))))
                .toList();
        return of(new JobGraph(graph.name(), nodes, graph.edges(), graph.settings(), graph.classLoader()));
    }

    /** A number of key groups with which the subtasks could not share the state is left to be refused. */
    private static OperatorNode resumed(OperatorNode node, @Nullable Integer groups) {
        return groups != null && node.defaultMaxParallelism() && node.parallelism() <= groups
                ? node.withMaxParallelism(groups)
                : node;
    }

    /** Cuts the graph. */
    public static ExecutionPlan of(JobGraph graph) {
        Map<Integer, Integer> headOf = new LinkedHashMap<>();
        Map<Integer, List<OperatorNode>> chains = new LinkedHashMap<>();
        for (OperatorNode node : graph.nodes()) {
            int head = chainHead(graph, node, headOf);
            headOf.put(node.id(), head);
            chains.computeIfAbsent(head, id -> new ArrayList<>()).add(node);
        }
        Map<Integer, Vertex> vertices = new LinkedHashMap<>();
        chains.forEach(
                (head, chain) -> vertices.put(head, new Vertex(chain.get(0).label(), List.copyOf(chain))));
        return new ExecutionPlan(graph, List.copyOf(vertices.values()), edges(graph, headOf, vertices));
    }

    private static int chainHead(JobGraph graph, OperatorNode node, Map<Integer, Integer> headOf) {
        List<OperatorEdge> inputs =
                graph.edges().stream().filter(edge -> edge.to() == node.id()).toList();
        if (inputs.size() != 1 || !graph.settings().chaining() || !node.chainable()) {
            return node.id();
        }
        OperatorEdge input = inputs.get(0);
        OperatorNode from = graph.nodes().get(input.from());
        boolean joined =
                input.partitioning() instanceof Partitioning.Forward && from.parallelism() == node.parallelism();
        return joined ? headOf.getOrDefault(from.id(), from.id()) : node.id();
    }

    private static List<VertexEdge> edges(JobGraph graph, Map<Integer, Integer> headOf, Map<Integer, Vertex> vertices) {
        List<VertexEdge> edges = new ArrayList<>();
        for (OperatorEdge edge : graph.edges()) {
            Integer fromHead = headOf.get(edge.from());
            Integer toHead = headOf.get(edge.to());
            if (fromHead == null || toHead == null || (fromHead.equals(toHead) && !edge.feedback())) {
                continue;
            }
            Vertex from = vertices.get(fromHead);
            Vertex to = vertices.get(toHead);
            if (from != null && to != null) {
                int ordinal = (int) edges.stream()
                        .filter(other -> other.from().id().equals(from.id())
                                && other.to().id().equals(to.id()))
                        .count();
                edges.add(new VertexEdge(from, to, edge, ordinal));
            }
        }
        return List.copyOf(edges);
    }

    /** Edges that leave the vertex. */
    public List<VertexEdge> outputs(Vertex vertex) {
        return edges.stream()
                .filter(edge -> edge.from().id().equals(vertex.id()))
                .toList();
    }

    /** Edges that enter the vertex. */
    public List<VertexEdge> inputs(Vertex vertex) {
        return edges.stream().filter(edge -> edge.to().id().equals(vertex.id())).toList();
    }

    /** Whether what is in flight on the edge may have to be kept with a checkpoint. */
    boolean keepsWhatIsInFlight(VertexEdge edge) {
        CheckpointSettings checkpoints = graph.settings().checkpoints();
        return checkpoints.overtakes() ? isOvertakable(edge.to()) : checkpoints.keepsWhatIsInFlight();
    }

    /** Whether barriers may overtake on their way into the vertex: on all edges, or on none of them. */
    boolean isOvertakable(Vertex to) {
        return inputs(to).stream().allMatch(edge -> edge.edge().partitioning().isOvertakable());
    }

    /**
     * The key under which the operator's state is kept in snapshots: its uid, else an id derived from its place in the graph,
     * which changes when the graph above it changes (as Flink's generated ids do).
     */
    public String operatorId(OperatorNode node) {
        return node.uid() != null ? node.uid() : "auto-" + Integer.toHexString(placeInGraph(node)) + ordinal(node);
    }

    /** Tells operators of one kind with the same operators before them from each other: nothing for the first. */
    private String ordinal(OperatorNode node) {
        int place = placeInGraph(node);
        long before = graph.nodes().stream()
                .limit(node.id())
                .filter(other -> other.uid() == null && placeInGraph(other) == place)
                .count();
        return before == 0 ? "" : "-" + (before + 1);
    }

    private int placeInGraph(OperatorNode node) {
        int place = 31 * node.kind().hashCode() + 17;
        for (OperatorEdge edge : graph.edges()) {
            if (edge.to() == node.id() && !edge.feedback()) {
                place = 31 * place + placeInGraph(graph.nodes().get(edge.from()));
            }
        }
        return place;
    }
}
