package dev.millrace.host.child;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads stack traces for frames of the learner's scripts, whose file is the script's name. */
final class StackLines {
    private static final String SCRIPT_PACKAGE = "REPL.";

    private StackLines() {}

    /** The innermost frame that is a script's. */
    static Optional<StackTraceElement> scriptFrame(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith(SCRIPT_PACKAGE) && frame.getLineNumber() > 0)
                .findFirst();
    }

    /** {@code name, line 3}, or nothing. */
    static String where(StackTraceElement[] stack) {
        return scriptFrame(stack)
                .map(frame -> frame.getFileName() + ", line " + frame.getLineNumber())
                .orElse("");
    }

    /** Where a script called System.exit or Runtime.exit, or nothing. */
    static String exitCall(StackTraceElement[] stack) {
        List<String> exits = List.of("java.lang.System.exit", "java.lang.Runtime.exit");
        boolean exiting = Arrays.stream(stack)
                .anyMatch(frame -> exits.contains(frame.getClassName() + "." + frame.getMethodName()));
        return exiting ? where(stack) : "";
    }
}
