package dev.millrace.testkit.conformance;

/** A case asks for what the players do not know: it has failed, and not as an error of the engine that Flink may have too. */
final class UnknownCaseException extends UnsupportedOperationException {
    private static final long serialVersionUID = 1;

    UnknownCaseException(String message) {
        super(message);
    }
}
