package dev.millrace.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the workbench and of its command line. */
@Command(name = "millrace", mixinStandardHelpOptions = true, version = "Millrace 0.1.0")
public final class Main implements Runnable {
    /**
     * Runs the command line and leaves with its exit code: 0 did it, 1 the answer is no, 2 could not run.
     *
     * @param arguments the command line as given
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        System.out.println("Millrace 0.1.0");
    }
}
