package dev.millrace.functions;

import dev.millrace.state.KeyedStateStore;
import dev.millrace.state.OperatorStateStore;

/** What a function finds when its state is set up. */
public interface FunctionInitializationContext {
    /** Whether the task goes on from a snapshot. */
    boolean isRestored();

    /** State that belongs to the subtask. */
    OperatorStateStore getOperatorStateStore();

    /** State that belongs to the current key; refused where the stream is not keyed. */
    KeyedStateStore getKeyedStateStore();
}
