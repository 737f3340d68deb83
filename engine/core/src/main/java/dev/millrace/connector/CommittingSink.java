package dev.millrace.connector;

import dev.millrace.runtime.OperatorFactory;

/**
 * A two-phase-commit sink: rows join an open transaction, which is pre-committed with each snapshot and committed when that is
 * complete, again after a restore. See Flink, "An Overview of End-to-End Exactly-Once Processing".
 *
 * @param result name of the result
 */
public record CommittingSink<T>(String result) implements Sink<T> {
    @Override
    public OperatorFactory operator() {
        return () -> new CommittingSinkOperator(result);
    }
}
