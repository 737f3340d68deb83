package dev.millrace.trace;

/**
 * One first-in-first-out channel from a sending to a receiving subtask, written {@code flights.0->window.1}; a second
 * edge between the same two vertices gets {@code ~1} behind it, and so on.
 *
 * @param from the sending subtask
 * @param to the receiving subtask
 * @param edge 0 for the first edge between the two vertices, 1 for the second ...
 */
public record ChannelId(SubtaskId from, SubtaskId to, int edge) implements Comparable<ChannelId> {
    /** Reads the written form. Throws {@link IllegalArgumentException} on anything else. */
    public static ChannelId parse(String text) {
        int arrow = text.indexOf("->");
        if (arrow < 0) {
            throw new IllegalArgumentException("'" + text + "' is not a channel; write from.0->to.1");
        }
        int tilde = text.lastIndexOf('~');
        int edge = tilde > arrow ? Integer.parseInt(text.substring(tilde + 1)) : 0;
        String to = text.substring(arrow + 2, tilde > arrow ? tilde : text.length());
        return new ChannelId(SubtaskId.parse(text.substring(0, arrow)), SubtaskId.parse(to), edge);
    }

    @Override
    public int compareTo(ChannelId other) {
        int byFrom = from.compareTo(other.from);
        int byTo = byFrom != 0 ? byFrom : to.compareTo(other.to);
        return byTo != 0 ? byTo : Integer.compare(edge, other.edge);
    }

    @Override
    public String toString() {
        return from + "->" + to + (edge == 0 ? "" : "~" + edge);
    }
}
