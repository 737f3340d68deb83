package dev.millrace.connector;

import java.io.IOException;
import java.util.List;

/**
 * A writer whose state is part of snapshots.
 *
 * @param <InputT> type of the records
 * @param <WriterStateT> type of the state
 */
@SuppressWarnings("try") // close() throws whatever it throws, as in Flink
public interface StatefulSinkWriter<InputT, WriterStateT> extends SinkWriter<InputT> {
    /** Its state, after the committables of the same snapshot have been prepared; later changes must not show through. */
    List<WriterStateT> snapshotState(long checkpointId) throws IOException;
}
