package dev.millrace.journal;

import dev.millrace.trace.SubtaskId;
import org.jspecify.annotations.Nullable;

/**
 * Where something happens: {@code vertex}, {@code operator}, or either with {@code .index} for one subtask. An operator
 * means the events that name it and those events of its vertex that name no operator; a vertex means all of its events.
 */
record Place(String text) {
    boolean contains(SubtaskId subtask, @Nullable String operator, RunSoFar run) {
        if (names(text, subtask.vertex(), operator, run)) {
            return true;
        }
        int dot = text.lastIndexOf('.');
        return dot >= 0
                && text.substring(dot + 1).equals(Integer.toString(subtask.index()))
                && names(text.substring(0, dot), subtask.vertex(), operator, run);
    }

    boolean contains(String vertex, RunSoFar run) {
        return names(text, vertex, null, run);
    }

    private static boolean names(String name, String vertex, @Nullable String operator, RunSoFar run) {
        return name.equals(vertex) || name.equals(operator) || (operator == null && run.isChained(name, vertex));
    }
}
