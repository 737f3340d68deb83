package dev.millrace.state;

/** Gives the states of the current key by their descriptors; asking twice gives the same state. Used on the task's thread only. */
public interface KeyedStateStore {
    /**
     * The value state with the descriptor's name, scoped to the current key. Throws where the stream is not keyed or the
     * descriptor's type is not one that state may have.
     */
    <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor);

    /** The list state with the descriptor's name; as {@link #getState}. */
    <T> ListState<T> getListState(ListStateDescriptor<T> descriptor);

    /** The map state with the descriptor's name; as {@link #getState}. */
    <UK, UV> MapState<UK, UV> getMapState(MapStateDescriptor<UK, UV> descriptor);

    /** The reducing state with the descriptor's name; as {@link #getState}. */
    <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor);

    /** The aggregating state with the descriptor's name; as {@link #getState}. */
    <IN, ACC, OUT> AggregatingState<IN, OUT> getAggregatingState(AggregatingStateDescriptor<IN, ACC, OUT> descriptor);
}
