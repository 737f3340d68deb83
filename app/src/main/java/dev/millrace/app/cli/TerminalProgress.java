package dev.millrace.app.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help;

/** One line that says how far long work has come; nothing where standard error is no terminal. */
final class TerminalProgress {
    private static final String CLEAR = "\r" + " ".repeat(60) + "\r";

    private final PrintWriter err;
    private final boolean terminal = Help.Ansi.AUTO.enabled();
    private String shown = "";

    TerminalProgress(PrintWriter err) {
        this.err = err;
    }

    /** So many of so many are done. */
    void tried(String what, int done, int planned) {
        String line = what + ": " + done * 100L / Math.max(1, planned) + " % of " + planned;
        if (terminal && !line.equals(shown)) {
            shown = line;
            err.print(CLEAR + line);
            err.flush();
        }
    }

    /** The line is no longer needed. */
    void end() {
        if (!shown.isEmpty()) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
