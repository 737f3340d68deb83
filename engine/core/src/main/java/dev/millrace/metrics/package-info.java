/** What a job counts about itself, with Flink's names, and how it gets into the trace. See Flink's "Metrics". */
package dev.millrace.metrics;
