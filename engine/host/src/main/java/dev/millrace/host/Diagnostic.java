package dev.millrace.host;

/**
 * Something to say about a place of a script.
 *
 * @param severity how bad it is; an ERROR keeps the job from running
 * @param script name of the script
 * @param line 1-based
 * @param column 1-based
 * @param start 0-based offset of the first character
 * @param end 0-based offset after the last character
 * @param message one plain sentence, with the way out where there is one
 */
public record Diagnostic(Severity severity, String script, int line, int column, int start, int end, String message) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** The form {@code script:line:column: message}. */
    @Override
    public String toString() {
        return script + ":" + line + ":" + column + ": " + message;
    }
}
