package dev.millrace.app;

import dev.millrace.app.cli.CommandLines;
import dev.millrace.app.cli.Places;
import dev.millrace.host.Engine;
import dev.millrace.lessons.Lesson;
import java.io.IOException;
import java.nio.file.Path;

/** The entry point of the workbench and of its command line. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line and leaves with its exit code: 0 did it, 1 the answer is no, 2 could not run.
     *
     * @param arguments the command line as given
     */
    public static void main(String[] arguments) {
        System.exit(CommandLines.of(Main::window, Main::picture).execute(arguments));
    }

    private static int window(Places places) {
        System.out.println("Millrace 0.1.0");
        return 0;
    }

    private static void picture(Engine engine, Lesson lesson, String scenario, int position, Path file)
            throws IOException {
        throw new IOException("there is no window yet");
    }
}
