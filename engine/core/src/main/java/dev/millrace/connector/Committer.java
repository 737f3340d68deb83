package dev.millrace.connector;

import java.io.IOException;
import java.util.Collection;

/**
 * Carries out the second phase. A committable may come again after a failure, so committing has to be idempotent.
 *
 * @param <CommT> what is committed
 */
@SuppressWarnings("try") // close() throws whatever it throws, as in Flink
public interface Committer<CommT> extends AutoCloseable {
    /** Makes the committables' output visible; each request is taken as committed unless it is told otherwise. */
    void commit(Collection<CommitRequest<CommT>> committables) throws IOException, InterruptedException;

    @Override
    void close() throws Exception;

    /**
     * One committable, and what became of it.
     *
     * @param <CommT> what is committed
     */
    interface CommitRequest<CommT> {
        /** What is to be committed. */
        CommT getCommittable();

        /** How often it has been tried before. */
        int getNumberOfRetries();

        /** It will never succeed and is given up; the job goes on. */
        void signalFailedWithKnownReason(Throwable t);

        /** It did not succeed; the job fails, and tries again when it has restarted. */
        void signalFailedWithUnknownReason(Throwable t);

        /** It did not succeed and is tried again, ten times at most. */
        void retryLater();

        /** It did not succeed and is tried again as {@code committable}. */
        void updateAndRetryLater(CommT committable);

        /** An earlier attempt had committed it. */
        void signalAlreadyCommitted();
    }
}
