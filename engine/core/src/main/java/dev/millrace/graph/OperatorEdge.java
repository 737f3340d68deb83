package dev.millrace.graph;

import org.jspecify.annotations.Nullable;

/**
 * One edge of a job.
 *
 * @param from id of the sending operator
 * @param to id of the receiving operator
 * @param input ordinal of the receiver's input (0, or 1 on the second side of a two-input operator)
 * @param sideTag name of the side output the edge carries, null for the main output
 * @param partitioning how records choose a channel
 */
public record OperatorEdge(
        int from, int to, int input, @Nullable String sideTag, Partitioning partitioning) {}
