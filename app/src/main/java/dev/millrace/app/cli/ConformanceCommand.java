package dev.millrace.app.cli;

import dev.millrace.testkit.conformance.ConformanceRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace conformance}. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description =
                "Plays cases whose expected output came from real Flink through the engine and prints each difference.")
final class ConformanceCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            description = "A file of JSON Lines, one case a line, or a folder with .jsonl files.")
    private Path path = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!Files.exists(path)) {
            throw new CannotRun("there is no file or folder " + path);
        }
        try {
            ConformanceRunner.Outcome outcome =
                    ConformanceRunner.run(path, spec.commandLine().getOut()::println);
            if (outcome.passed() + outcome.failed() + outcome.skipped() == 0) {
                throw new CannotRun("there is no case in " + path + "; cases are lines of files that end in .jsonl");
            }
            spec.commandLine().getOut().println(outcome);
            return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.NO;
        } catch (IOException unreadable) {
            throw new CannotRun(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }
}
