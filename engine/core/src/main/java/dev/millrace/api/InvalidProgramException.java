package dev.millrace.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The job breaks a rule of the API. The message names the operator and the way out. */
public final class InvalidProgramException extends RuntimeException {
    private final transient @Nullable StackTraceElement where;

    InvalidProgramException(String message, @Nullable StackTraceElement where) {
        super(message);
        this.where = where;
    }

    /** The line of the job that made the operator, where it is known. */
    public Optional<StackTraceElement> where() {
        return Optional.ofNullable(where);
    }
}
