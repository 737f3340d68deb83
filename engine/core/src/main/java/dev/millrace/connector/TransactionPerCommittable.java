package dev.millrace.connector;

/**
 * A writer with several transactions open at a time, of which each becomes visible by one committable. It says itself which of them a
 * record joins.
 *
 * @param <CommittableT> what a committer needs to make a transaction visible
 */
public interface TransactionPerCommittable<CommittableT> extends SelfReporting {
    /** The transaction that the committable, which was just prepared, makes visible. Asked once for each. */
    String transaction(CommittableT committable);
}
