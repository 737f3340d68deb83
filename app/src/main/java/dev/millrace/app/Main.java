package dev.millrace.app;

import dev.millrace.app.cli.CommandLines;
import dev.millrace.app.shell.OpenWindow;
import dev.millrace.app.shell.Pictures;

/** The entry point of the workbench and of its command line. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line and leaves with its exit code: 0 did it, 1 the answer is no, 2 could not run.
     *
     * @param arguments the command line as given
     */
    public static void main(String[] arguments) {
        System.exit(CommandLines.of(OpenWindow::open, new Pictures()).execute(arguments));
    }
}
