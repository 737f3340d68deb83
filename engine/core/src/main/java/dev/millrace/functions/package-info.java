/** What a learner writes: the functions of a job, with Flink's names and signatures, and what the engine hands them. */
package dev.millrace.functions;
