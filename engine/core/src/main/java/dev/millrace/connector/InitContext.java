package dev.millrace.connector;

import dev.millrace.functions.TaskInfo;

/** Where a writer or a committer runs. */
public interface InitContext {
    /** The subtask. */
    TaskInfo getTaskInfo();
}
