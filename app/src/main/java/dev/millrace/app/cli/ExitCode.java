package dev.millrace.app.cli;

/** What a command leaves with. */
final class ExitCode {
    /** It did it. */
    static final int DONE = 0;
    /** It ran, and the answer is no. */
    static final int NO = 1;
    /** It could not run. */
    static final int CANNOT = 2;

    private ExitCode() {}
}
