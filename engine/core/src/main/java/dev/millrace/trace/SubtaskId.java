package dev.millrace.trace;

/**
 * One parallel instance of a vertex of the running job, written {@code count-per-airport.0}.
 *
 * @param vertex the vertex: the uid, else the name, of the first operator of its chain
 * @param index 0-based index among the vertex's subtasks
 */
public record SubtaskId(String vertex, int index) implements Comparable<SubtaskId> {
    /** Reads the written form {@code vertex.index}. Throws {@link IllegalArgumentException} on anything else. */
    public static SubtaskId parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot <= 0) {
            throw new IllegalArgumentException("'" + text + "' is not a subtask; write vertex.index, as in window.0");
        }
        return new SubtaskId(text.substring(0, dot), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(SubtaskId other) {
        int byVertex = vertex.compareTo(other.vertex);
        return byVertex != 0 ? byVertex : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return vertex + "." + index;
    }
}
