/** What a fuzzed job is, as plain data: the engine's job, its script and the reference evaluation are made from this. Imports nothing of the engine. */
package dev.millrace.testkit.fuzz.plan;
