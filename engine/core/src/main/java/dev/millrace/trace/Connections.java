package dev.millrace.trace;

/**
 * Which subtasks an edge connects. A {@code forward} or {@code rescale} edge is pointwise: each subtask of the smaller side has
 * an even, contiguous share of the larger side, as in Flink's POINTWISE distribution. Every other edge connects all pairs.
 */
public final class Connections {
    private Connections() {}

    /** Whether an edge of that partitioning has a channel between the two, both 0-based. */
    public static boolean connected(String partitioning, int from, int senders, int to, int receivers) {
        if (!partitioning.equals("forward") && !partitioning.equals("rescale")) {
            return true;
        }
        return senders >= receivers
                ? from >= floorShare(to, senders, receivers) && from < floorShare(to + 1, senders, receivers)
                : to >= ceilingShare(from, receivers, senders) && to < ceilingShare(from + 1, receivers, senders);
    }

    private static int floorShare(int index, int larger, int smaller) {
        return (int) ((long) index * larger / smaller);
    }

    private static int ceilingShare(int index, int larger, int smaller) {
        return (int) (((long) index * larger + smaller - 1) / smaller);
    }
}
