package dev.millrace.app.cli;

/** What was asked for cannot be done: a bad file, a bad option. The message is the one line that is shown; exit code 2. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotRun(String sentence) {
        super(sentence);
    }

    CannotRun(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
