package dev.millrace.state;

/**
 * One accumulator for each key, into which elements are folded.
 *
 * @param <IN> type of what is added
 * @param <OUT> type of what comes out
 */
public interface AggregatingState<IN, OUT> extends MergingState<IN, OUT> {}
