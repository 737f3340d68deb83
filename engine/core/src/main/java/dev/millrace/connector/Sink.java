package dev.millrace.connector;

import java.io.IOException;
import java.io.Serializable;

/**
 * Where a job's results go. A sink that implements {@link SupportsCommitter} too writes in two phases; one that implements
 * {@link SupportsWriterState} keeps state of its writers in snapshots. The shape is Flink's, so that a sink written for Flink 2
 * runs here.
 *
 * @param <InputT> type of the records
 */
public interface Sink<InputT> extends Serializable {
    /** Makes the writer of one subtask; called once in each attempt, where no state of a writer is restored. */
    SinkWriter<InputT> createWriter(WriterInitContext context) throws IOException;
}
