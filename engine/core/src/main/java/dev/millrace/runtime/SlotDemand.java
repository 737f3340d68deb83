package dev.millrace.runtime;

import dev.millrace.trace.SubtaskId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many task slots a job needs: for each slot sharing group as many as its largest vertex has subtasks, since a slot holds at
 * most one subtask of each vertex of one group. See Flink's "Task slots and resources".
 */
final class SlotDemand {
    private final TreeMap<String, ExecutionPlan.Vertex> largest = new TreeMap<>();
    /** The slot of the first subtask of each vertex; the others' follow. */
    private final Map<String, Integer> firstSlots = new HashMap<>();

    SlotDemand(ExecutionPlan plan) {
        for (ExecutionPlan.Vertex vertex : plan.vertices()) {
            largest.merge(
                    vertex.head().slotSharingGroup(),
                    vertex,
                    (one, other) -> other.parallelism() > one.parallelism() ? other : one);
        }
        for (ExecutionPlan.Vertex vertex : plan.vertices()) {
            int first = largest.headMap(vertex.head().slotSharingGroup()).values().stream()
                    .mapToInt(ExecutionPlan.Vertex::parallelism)
                    .sum();
            firstSlots.put(vertex.id(), first);
        }
    }

    /** The slot that the subtask is in, from 0: group after group by their names, and in each by the number of the subtask. */
    int slot(SubtaskId subtask) {
        return firstSlots.getOrDefault(subtask.vertex(), 0) + subtask.index();
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
