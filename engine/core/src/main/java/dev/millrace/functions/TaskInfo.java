package dev.millrace.functions;

/**
 * Where a function instance runs.
 *
 * @param taskName name of the operator: its uid, else its name
 * @param indexOfThisSubtask 0-based index of the subtask
 * @param numberOfParallelSubtasks the operator's parallelism
 * @param maxNumberOfParallelSubtasks the operator's number of key groups
 * @param attemptNumber 0 at first, one more with every restart
 */
public record TaskInfo(
        String taskName,
        int indexOfThisSubtask,
        int numberOfParallelSubtasks,
        int maxNumberOfParallelSubtasks,
        int attemptNumber) {
    /** The operator's uid, else its name. */
    public String getTaskName() {
        return taskName;
    }

    /** 0-based index of the subtask. */
    public int getIndexOfThisSubtask() {
        return indexOfThisSubtask;
    }

    /** The operator's parallelism. */
    public int getNumberOfParallelSubtasks() {
        return numberOfParallelSubtasks;
    }

    /** The operator's number of key groups. */
    public int getMaxNumberOfParallelSubtasks() {
        return maxNumberOfParallelSubtasks;
    }

    /** 0 at first, one more with every restart. */
    public int getAttemptNumber() {
        return attemptNumber;
    }
}
