package dev.millrace.jobs;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.graph.JobGraph;
import dev.millrace.graph.OperatorEdge;
import dev.millrace.graph.OperatorNode;
import java.util.List;

/** Writes graphs as lines, for comparing. */
final class Graphs {
    private Graphs() {}

    static StreamExecutionEnvironment environment() {
        return new StreamExecutionEnvironment(Graphs.class.getClassLoader());
    }

    static JobGraph graph(StreamExecutionEnvironment environment) {
        return environment.getJobGraph("test");
    }

    /** Each operator as {@code kind label x parallelism}, with a plus where it may be chained to the one before. */
    static List<String> nodes(JobGraph graph) {
        return graph.nodes().stream().map(Graphs::line).toList();
    }

    private static String line(OperatorNode node) {
        return node.kind() + " " + node.label() + " x" + node.parallelism() + (node.chainable() ? " +" : "");
    }

    /** Each edge as {@code from -partitioning-> to}, with the side output's name in brackets. */
    static List<String> edges(JobGraph graph) {
        return graph.edges().stream().map(edge -> line(graph, edge)).toList();
    }

    private static String line(JobGraph graph, OperatorEdge edge) {
        return label(graph, edge.from())
                + (edge.sideTag() == null ? "" : "[" + edge.sideTag() + "]")
                + " -" + edge.partitioning().label() + "-> "
                + label(graph, edge.to());
    }

    private static String label(JobGraph graph, int id) {
        return graph.nodes().get(id).label();
    }
}
