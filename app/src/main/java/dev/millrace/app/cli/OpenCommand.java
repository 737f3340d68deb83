package dev.millrace.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code millrace open}. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a scenario file in the window.",
            "What the scenario claims is checked against its run. Its folder stays as it is."
        })
final class OpenCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file, or the folder of a scenario.yaml.")
    private Path file = Path.of("");

    private final WindowOpener window;

    OpenCommand(WindowOpener window) {
        this.window = window;
    }

    @Override
    public Integer call() {
        return window.open(places, Scenarios.read(file));
    }
}
