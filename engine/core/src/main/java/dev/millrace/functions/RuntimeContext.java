package dev.millrace.functions;

import dev.millrace.state.ValueState;
import dev.millrace.state.ValueStateDescriptor;

/** What a rich function may ask of the task it runs in. Used on the task's thread only. */
public interface RuntimeContext {
    /** Where this instance runs. */
    TaskInfo getTaskInfo();

    /**
     * The value state with the descriptor's name, scoped to the current key. Throws where the stream is not keyed or the
     * descriptor's type is not one that state may have.
     */
    <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor);
}
