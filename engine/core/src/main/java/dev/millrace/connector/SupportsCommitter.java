package dev.millrace.connector;

import java.io.IOException;

/**
 * Makes a {@link Sink} a two-phase one: its writer is a {@link CommittingSinkWriter}, and what that has prepared is committed
 * when the snapshot that contains it is complete, and again after a restore.
 *
 * @param <CommittableT> what a committer needs to make a part of the output visible
 */
public interface SupportsCommitter<CommittableT> {
    /** Makes the committer of one subtask. */
    Committer<CommittableT> createCommitter(CommitterInitContext context) throws IOException;

    /** Writes committables into snapshots and reads them. */
    SimpleVersionedSerializer<CommittableT> getCommittableSerializer();
}
