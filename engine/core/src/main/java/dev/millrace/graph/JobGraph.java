package dev.millrace.graph;

import java.util.List;

/**
 * A job as it was built: immutable and printable, nothing running in it yet. The fluent API makes it, the runtime takes it.
 *
 * @param name the job's name
 * @param nodes operators in topological order
 * @param edges who feeds whom
 * @param settings checkpointing and restart settings of the job
 * @param classLoader loader of the user's classes; every copy of a function is deserialised through it
 */
public record JobGraph(
        String name,
        List<OperatorNode> nodes,
        List<OperatorEdge> edges,
        JobSettings settings,
        ClassLoader classLoader) {
    public JobGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
