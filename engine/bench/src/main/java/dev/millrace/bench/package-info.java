/** Benchmarks of the engine beside plain hand-written loops with the same checksum. */
package dev.millrace.bench;
