package dev.millrace.state;

/** Stored state cannot be read by the code that is running now. The message says what changed and what to do. */
public final class IncompatibleStateException extends RuntimeException {
    IncompatibleStateException(String message) {
        super(message);
    }
}
