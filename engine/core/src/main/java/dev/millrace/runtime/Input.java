package dev.millrace.runtime;

/** One logical input of an operator (a two-input operator has two of these). Called on the subtask's thread only. */
public interface Input {
    /** The timestamp of a record that has none. */
    long NO_TIMESTAMP = Long.MIN_VALUE;

    /** Processes one record. Value and timestamp travel apart so that no wrapper is allocated on an element's way. */
    void processElement(Object value, long timestamp) throws Exception;
}
