package dev.millrace.operators;

import dev.millrace.runtime.LoopHead;
import dev.millrace.runtime.Operator;

/** The head of a loop: lets every record pass, those that come for the first time and those that have come back. */
public final class IterationOperator extends Operator implements LoopHead {
    private final long maxWait;

    /** An operator that ends {@code maxWait} ms after the last record came back, 0 for never. */
    public IterationOperator(long maxWait) {
        this.maxWait = maxWait;
    }

    @Override
    public long maxWait() {
        return maxWait;
    }

    @Override
    public void processElement(Object value, long timestamp) throws Exception {
        output().emit(value, timestamp);
    }
}
