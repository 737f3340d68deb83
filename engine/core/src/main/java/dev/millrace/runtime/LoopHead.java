package dev.millrace.runtime;

/** An operator at which a loop begins: what its records lead to comes back to it through the edges that close the loop. */
public interface LoopHead {
    /**
     * How long (in ms of processing time) its subtask waits for a record to come back, once its other input has ended, before it
     * ends; 0 = it never does.
     */
    long maxWait();
}
