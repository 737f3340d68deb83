package dev.millrace.trace;

/**
 * Where subtasks and the coordinator report what they do. A run with no listener has no tracer at all (null), so that
 * reporting costs one null check and no event is ever built.
 */
@FunctionalInterface
public interface Tracer {
    /** Takes one event. Called on the thread that drives the reporting subtask. */
    void report(TraceEvent event);
}
