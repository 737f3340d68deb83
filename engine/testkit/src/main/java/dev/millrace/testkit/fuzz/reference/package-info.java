/** What a fuzzed job has to give, computed by plain loops over lists. Imports nothing of the engine. */
package dev.millrace.testkit.fuzz.reference;
