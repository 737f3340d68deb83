package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.runtime.OperatorFactory;

/** A two-phase-commit sink that does not wait for the second phase. */
public record EarlyCommittingSink<T>(String result) implements Sink<T> {
    @Override
    public OperatorFactory operator() {
        return () -> new EarlyCommitter(result);
    }

    private static final class EarlyCommitter extends CommittingSinkOperator {
        EarlyCommitter(String result) {
            super(result);
        }

        @Override
        public OperatorSnapshot snapshot(long checkpoint) {
            OperatorSnapshot snapshot = super.snapshot(checkpoint);
            checkpointCompleted(checkpoint);
            return snapshot;
        }
    }
}
