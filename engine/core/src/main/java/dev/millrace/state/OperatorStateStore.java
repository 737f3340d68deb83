package dev.millrace.state;

/** State that belongs to a subtask, not to a key. A name stands for one state; asking twice gives the same one. */
public interface OperatorStateStore {
    /** A list whose elements are dealt out one by one when the parallelism changes. */
    <S> ListState<S> getListState(ListStateDescriptor<S> stateDescriptor) throws Exception;

    /** A list of which every subtask gets the elements of all subtasks after a restore. */
    <S> ListState<S> getUnionListState(ListStateDescriptor<S> stateDescriptor) throws Exception;

    /** A map that every subtask holds alike. */
    <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> stateDescriptor) throws Exception;
}
