package dev.millrace.runtime;

import dev.millrace.graph.OperatorNode;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.Tracer;
import java.util.List;

/** Tells a listener what the job consists of. */
final class JobDeclaration {
    private JobDeclaration() {}

    static void report(ExecutionPlan plan, int run, Tracer tracer) {
        tracer.report(new TraceEvent.JobStarted(plan.graph().name(), run));
        for (ExecutionPlan.Vertex vertex : plan.vertices()) {
            List<String> operators =
                    vertex.operators().stream().map(OperatorNode::label).toList();
            OperatorNode head = vertex.head();
            tracer.report(new TraceEvent.VertexDeclared(
                    vertex.id(), operators, head.kind(), head.parallelism(), head.maxParallelism()));
        }
        for (ExecutionPlan.VertexEdge edge : plan.edges()) {
            tracer.report(new TraceEvent.EdgeDeclared(
                    edge.from().id(), edge.to().id(), edge.edge().partitioning().label(), edge.ordinal()));
        }
    }
}
