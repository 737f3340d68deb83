package dev.millrace.state;

/**
 * State whose values for two windows can be made into one, as a trigger needs that is used with merging windows.
 *
 * @param <IN> type of what is added
 * @param <OUT> type of what is there
 */
public interface MergingState<IN, OUT> extends AppendingState<IN, OUT> {}
