package dev.millrace.runtime;

import dev.millrace.trace.SubtaskId;

/**
 * Travels from a source with the records, overtakes none and is held back by no window: what it finds out is how long records wait
 * and travel, not how long they are processed. See Flink's "Metrics", end to end latency tracking.
 *
 * @param source which sent it
 * @param marked processing time in ms at which it did
 */
record LatencyMarker(SubtaskId source, long marked) {}
