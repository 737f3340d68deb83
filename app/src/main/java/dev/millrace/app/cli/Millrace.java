package dev.millrace.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command without a name: the window. */
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        version = "Millrace 0.1.0",
        description =
                "Teaches stream processing by running a real stream processor. Without a command it opens the window.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it did it", "1:it ran, and the answer is no", "2:it could not run"})
final class Millrace implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    private final WindowOpener window;

    Millrace(WindowOpener window) {
        this.window = window;
    }

    @Override
    public Integer call() {
        return window.open(places, null);
    }
}
