/** Simulation fuzzing: random jobs, streams, schedules and faults, compared with a plain evaluation; see {@code assets/docs/fuzzing.md}. */
package dev.millrace.testkit.fuzz;
