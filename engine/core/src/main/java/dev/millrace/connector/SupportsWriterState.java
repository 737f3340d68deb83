package dev.millrace.connector;

import java.io.IOException;
import java.util.Collection;

/**
 * Makes the writers of a {@link Sink} stateful.
 *
 * @param <InputT> type of the records
 * @param <WriterStateT> type of a writer's state
 */
public interface SupportsWriterState<InputT, WriterStateT> {
    /** Makes the writer of one subtask out of what writers had kept; it is dealt out anew where the parallelism has changed. */
    StatefulSinkWriter<InputT, WriterStateT> restoreWriter(
            WriterInitContext context, Collection<WriterStateT> recoveredState) throws IOException;

    /** Writes state into snapshots and reads it. */
    SimpleVersionedSerializer<WriterStateT> getWriterStateSerializer();
}
