package dev.millrace.functions;

import dev.millrace.metrics.OperatorMetricGroup;
import dev.millrace.state.KeyedStateStore;

/** What a rich function may ask of the task it runs in. Used on the task's thread only. */
public interface RuntimeContext extends KeyedStateStore {
    /** Where this instance runs. */
    TaskInfo getTaskInfo();

    /** Where the function gives its metrics their names; what they say is seen in the trace. */
    OperatorMetricGroup getMetricGroup();
}
