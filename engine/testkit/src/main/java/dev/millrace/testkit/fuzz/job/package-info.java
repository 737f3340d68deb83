/** Fuzzed jobs as the engine runs them: as a graph, and as the script that makes the same graph. */
package dev.millrace.testkit.fuzz.job;
