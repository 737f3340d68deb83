/** Plays cases whose expected output came from real Flink through the engine's own operators, and reports each difference. */
package dev.millrace.testkit.conformance;
