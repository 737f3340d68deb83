/** The fluent API that a job script is written in, with Flink's names, and the building of the job graph from it. */
package dev.millrace.api;
