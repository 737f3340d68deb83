package dev.millrace.app.plot;

import dev.millrace.journal.JobView;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose view of time the plot shows.
 *
 * @param vertex the vertex; empty before there is one
 * @param index one of its subtasks, or -1 for all of them together
 * @param parallelism number of its subtasks
 */
record PlotSubject(String vertex, int index, int parallelism) {
    private static final List<String> PREFERRED = List.of("window", "process", "map", "sink", "source");

    /** The subtask picked, or else all of the first window operator, or of what comes nearest to one. */
    static PlotSubject of(JobView job, @Nullable SubtaskId selected) {
        for (VertexDeclared vertex : job.vertices()) {
            if (selected != null && vertex.vertex().equals(selected.vertex())) {
                return new PlotSubject(vertex.vertex(), selected.index(), vertex.parallelism());
            }
        }
        for (String kind : PREFERRED) {
            for (VertexDeclared vertex : job.vertices()) {
                if (vertex.kind().contains(kind)) {
                    return new PlotSubject(vertex.vertex(), -1, vertex.parallelism());
                }
            }
        }
        return job.vertices().isEmpty()
                ? new PlotSubject("", -1, 0)
                : new PlotSubject(
                        job.vertices().get(0).vertex(),
                        -1,
                        job.vertices().get(0).parallelism());
    }

    boolean covers(SubtaskId subtask) {
        return subtask.vertex().equals(vertex) && (index < 0 || subtask.index() == index);
    }

    /** As it is spoken of. */
    String name() {
        return index < 0 ? vertex : vertex + " " + index;
    }
}
