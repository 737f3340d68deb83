package dev.millrace.state;

/**
 * One value for each key, into which elements are reduced.
 *
 * @param <T> type of the value
 */
public interface ReducingState<T> extends MergingState<T, T> {}
