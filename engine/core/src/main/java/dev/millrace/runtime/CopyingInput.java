package dev.millrace.runtime;

import dev.millrace.state.ValueCopy;

/** Gives the next operator of a chain a record of its own, since whoever sent it may keep what it sent. */
record CopyingInput(Input next, ValueCopy copy) implements Input {
    @Override
    public void processElement(Object value, long timestamp) throws Exception {
        next.processElement(copy.of(value), timestamp);
    }
}
