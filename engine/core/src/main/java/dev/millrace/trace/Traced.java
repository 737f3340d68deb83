package dev.millrace.trace;

/**
 * One event of a run, where it stands in the run's journal.
 *
 * @param position 0-based ordinal in the journal
 * @param step the scheduler's step during which it was reported; a fault is always injected between two steps, so
 *     "after step n" names an instant of a simulation exactly. Always 0 under the threads scheduler.
 * @param time processing time in ms since the run began: virtual under the simulation, elapsed under threads
 * @param event what happened
 */
public record Traced(long position, long step, long time, TraceEvent event) {}
