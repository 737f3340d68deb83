package dev.millrace.host;

/** Why an engine process ended that did not say so itself, in plain words. */
final class Ending {
    private static final int OUT_OF_MEMORY = 3;

    private Ending() {}

    static String sentence(int exitCode, String errorText, EngineOptions options) {
        if (exitCode == OUT_OF_MEMORY || errorText.contains("OutOfMemoryError")) {
            return "The job needed more memory than an engine process has (" + options.heapMegabytes()
                    + " MB), and the process was ended. Look for a collection, a window or a state that only grows; a new"
                    + " process is ready.";
        }
        String said = errorText.isBlank() ? "" : " It said: " + errorText.strip();
        return "The job's code ended the engine process (exit code " + exitCode
                + "); a job must not call System.exit or Runtime.halt. A new process is ready." + said;
    }
}
