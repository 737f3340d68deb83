package dev.millrace.runtime;

import dev.millrace.connector.ResultStore;
import dev.millrace.connector.StreamLibrary;

/**
 * What lives outside the job and survives its failures.
 *
 * @param streams the replayable streams of the run, by name
 * @param results what sinks have written; belongs to the branch of the run
 */
public record External(StreamLibrary streams, ResultStore results) {}
