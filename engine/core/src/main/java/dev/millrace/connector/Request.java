package dev.millrace.connector;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One committable on its way through a committer. */
final class Request<C> implements Committer.CommitRequest<C> {
    private C committable;
    private int retries;
    private boolean again;
    private boolean givenUp;
    private @Nullable Throwable failure;

    Request(C committable) {
        this.committable = committable;
    }

    @Override
    public C getCommittable() {
        return committable;
    }

    @Override
    public int getNumberOfRetries() {
        return retries;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable t) {
        givenUp = true;
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable t) {
        failure = t;
    }

    @Override
    public void retryLater() {
        again = true;
    }

    @Override
    public void updateAndRetryLater(C updated) {
        committable = updated;
        again = true;
    }

    @Override
    public void signalAlreadyCommitted() {
        again = false;
    }

    /** Whether it is to be tried once more. Throws what the committer said where it failed for good. */
    boolean takeRetry() throws IOException {
        if (failure != null) {
            throw new IOException("the committer could not commit " + committable + ": " + failure, failure);
        }
        boolean retry = again;
        again = false;
        retries += retry ? 1 : 0;
        return retry;
    }

    boolean isGivenUp() {
        return givenUp;
    }
}
