package dev.millrace.functions;

import dev.millrace.state.KeyedStateAccess;

/** What a rich function may ask of the task it runs in. Used on the task's thread only. */
public interface RuntimeContext extends KeyedStateAccess {
    /** Where this instance runs. */
    TaskInfo getTaskInfo();
}
