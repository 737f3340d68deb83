package dev.millrace.app.rest;

import dev.millrace.journal.JobView;
import dev.millrace.journal.SubtaskView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flink's words for what jobs and subtasks do. */
final class JobStates {
    private static final List<String> OF_TASKS =
            List.of("CREATED", "SCHEDULED", "RUNNING", "FINISHED", "CANCELED", "FAILED");

    private JobStates() {}

    /** Flink's JobStatus. */
    static String of(JobView.Status status) {
        return status.name();
    }

    /** Flink's ExecutionState. A subtask whose machine is lost runs for all that anybody knows. */
    static String of(SubtaskView.Status status) {
        return status == SubtaskView.Status.LOST ? "RUNNING" : status.name();
    }

    /** How many subtasks do what. */
    static Map<String, Long> counts(Collection<SubtaskView> subtasks) {
        Map<String, Long> counts = new LinkedHashMap<>();
        OF_TASKS.forEach(state -> counts.put(state, 0L));
        subtasks.forEach(subtask -> counts.merge(of(subtask.status()), 1L, Long::sum));
        return counts;
    }

    /** What a vertex does: what its subtasks do, where they agree; it fails with the first. As Flink's getAggregateJobVertexState. */
    static String together(Collection<SubtaskView> subtasks) {
        List<String> states = subtasks.stream()
                .map(subtask -> of(subtask.status()))
                .distinct()
                .toList();
        if (states.contains("FAILED") || states.isEmpty()) {
            return states.isEmpty() ? "CREATED" : "FAILED";
        }
        return states.size() == 1 ? states.get(0) : states.contains("CANCELED") ? "CANCELED" : "RUNNING";
    }
}
