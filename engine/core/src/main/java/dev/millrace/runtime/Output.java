package dev.millrace.runtime;

/**
 * Where an operator puts what it produces: the next operator of the chain or the subtask's channels. Never blocks: what a
 * full channel refuses waits in the subtask, which takes no further input until it is accepted.
 */
public interface Output {
    /** Emits a record ({@link Input#NO_TIMESTAMP} for none). */
    void emit(Object value, long timestamp) throws Exception;

    /** Emits a record to the side output named {@code tag}; dropped where nobody consumes it. */
    void emitSide(String tag, Object value, long timestamp) throws Exception;
}
