package dev.millrace.graph;

import dev.millrace.types.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * One edge of a job.
 *
 * @param from id of the sending operator
 * @param to id of the receiving operator
 * @param input ordinal of the receiver's input (0, or 1 on the second side of a two-input operator)
 * @param sideTag name of the side output the edge carries, null for the main output
 * @param partitioning how records choose a channel
 * @param type type of the records, by which they are stored when a barrier overtakes them in flight; null where it cannot be stored
 * @param feedback whether it closes a loop: leads back to an operator that its sender comes after
 * @param bufferTimeout ms that an element waits at most for others to be given on with it; 0 = each is given on at once, -1 = until the
 *     buffer is full
 */
public record OperatorEdge(
        int from,
        int to,
        int input,
        @Nullable String sideTag,
        Partitioning partitioning,
        @Nullable TypeInformation<?> type,
        boolean feedback,
        long bufferTimeout) {
    /** The same edge with another partitioning. */
    public OperatorEdge partitioned(Partitioning other) {
        return new OperatorEdge(from, to, input, sideTag, other, type, feedback, bufferTimeout);
    }

    /** The same edge with another buffer timeout. */
    public OperatorEdge buffered(long timeout) {
        return new OperatorEdge(from, to, input, sideTag, partitioning, type, feedback, timeout);
    }
}
