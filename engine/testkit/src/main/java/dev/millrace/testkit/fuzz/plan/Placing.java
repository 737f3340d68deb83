package dev.millrace.testkit.fuzz.plan;

/**
 * Where the operator of a stream, and the sink behind it where there is one, run in one version of the job.
 *
 * @param parallelism number of subtasks
 * @param sinkParallelism number of subtasks of the sink
 */
public record Placing(int parallelism, int sinkParallelism) {}
