package dev.millrace.runtime;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many task slots a job needs: for each slot sharing group as many as its largest vertex has subtasks, since a slot holds at
 * most one subtask of each vertex of one group. See Flink's "Task slots and resources".
 */
final class SlotDemand {
    private final Map<String, ExecutionPlan.Vertex> largest = new TreeMap<>();

    SlotDemand(ExecutionPlan plan) {
        for (ExecutionPlan.Vertex vertex : plan.vertices()) {
            largest.merge(
                    vertex.head().slotSharingGroup(),
                    vertex,
                    (one, other) -> other.parallelism() > one.parallelism() ? other : one);
        }
    }

    int needed() {
        return largest.values().stream()
                .mapToInt(ExecutionPlan.Vertex::parallelism)
                .sum();
    }

    /** Why so many are too many, and what to do. */
    String shortage(int available) {
        String groups = largest.entrySet().stream()
                .map(group -> group.getValue().parallelism() + " for the slot sharing group '" + group.getKey() + "' ("
                        + group.getValue().id() + " has as many subtasks)")
                .collect(Collectors.joining(", "));
        return "Could not acquire the minimum required resources: the job needs " + needed()
                + " task slots, and there are "
                + available + ". It needs " + groups
                + ". Lower the parallelism, put more operators into one group, or give the cluster more slots.";
    }
}
