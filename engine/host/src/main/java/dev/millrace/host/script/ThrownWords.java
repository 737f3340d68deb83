package dev.millrace.host.script;

/** What was thrown, as one sentence. */
final class ThrownWords {
    private static final String OURS = "dev.millrace.";

    private ThrownWords() {}

    /** The message alone where the engine itself refuses something, else with the name of the exception. */
    static String of(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return "StackOverflowError: this calls itself without end";
        }
        String message = thrown.getMessage() == null ? "" : CompilerWords.plain(thrown.getMessage());
        StackTraceElement[] stack = thrown.getStackTrace();
        boolean refused = !message.isEmpty()
                && stack.length > 0
                && stack[0].getClassName().startsWith(OURS);
        if (refused) {
            return message;
        }
        String name = thrown.getClass().getSimpleName();
        return message.isEmpty() ? name : name + ": " + message;
    }
}
