package dev.millrace.runtime;

import dev.millrace.trace.SubtaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The vertices that channels connect, which fail and are deployed together; and their subtasks in the current attempt. */
final class Region {
    private final List<ExecutionPlan.Vertex> vertices;
    private final Map<SubtaskId, Subtask> subtasks = new LinkedHashMap<>();
    private boolean running;
    private int attempt;

    private Region(List<ExecutionPlan.Vertex> vertices) {
        this.vertices = vertices;
    }

    /** The regions of a plan, in the order of their first vertices. */
    static List<Region> of(ExecutionPlan plan) {
        List<Region> regions = new ArrayList<>();
        Set<ExecutionPlan.Vertex> taken = new HashSet<>();
        for (ExecutionPlan.Vertex vertex : plan.vertices()) {
            if (!taken.contains(vertex)) {
                Set<ExecutionPlan.Vertex> connected = connected(plan, vertex);
                taken.addAll(connected);
                regions.add(new Region(
                        plan.vertices().stream().filter(connected::contains).toList()));
            }
        }
        return regions;
    }

    private static Set<ExecutionPlan.Vertex> connected(ExecutionPlan plan, ExecutionPlan.Vertex first) {
        Set<ExecutionPlan.Vertex> connected = new HashSet<>(Set.of(first));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ExecutionPlan.VertexEdge edge : plan.edges()) {
                if (connected.contains(edge.from()) || connected.contains(edge.to())) {
                    grown |= connected.addAll(List.of(edge.from(), edge.to()));
                }
            }
        }
        return connected;
    }

    List<ExecutionPlan.Vertex> vertices() {
        return vertices;
    }

    int attempt() {
        return attempt;
    }

    boolean isRunning() {
        return running;
    }

    Collection<Subtask> subtasks() {
        return subtasks.values();
    }

    /** The subtask of that id if it runs here, else null. */
    @Nullable
    Subtask running(SubtaskId id) {
        return running ? subtasks.get(id) : null;
    }

    void deployed(List<Subtask> built) {
        subtasks.clear();
        built.forEach(subtask -> subtasks.put(subtask.id(), subtask));
        running = true;
    }

    /** Cancels what still runs; none of the subtasks may be in a step. */
    void cancel() {
        running = false;
        subtasks.values().forEach(Subtask::cancel);
    }

    void nextAttempt() {
        attempt++;
    }
}
