package dev.millrace.connector;

import java.io.IOException;
import java.util.Collection;

/**
 * A writer of the first phase: what it writes is not to be seen before a {@link Committer} is given the committable for it.
 *
 * @param <InputT> type of the records
 * @param <CommittableT> what a committer needs to make a part of the output visible
 */
@SuppressWarnings("try") // close() throws whatever it throws, as in Flink
public interface CommittingSinkWriter<InputT, CommittableT> extends SinkWriter<InputT> {
    /**
     * Closes what is to become visible with the snapshot that is about to be taken. Called after {@link #flush}; the
     * committables are part of the snapshot. None, where what was written waits for a later snapshot.
     */
    Collection<CommittableT> prepareCommit() throws IOException, InterruptedException;
}
