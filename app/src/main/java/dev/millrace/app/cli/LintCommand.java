package dev.millrace.app.cli;

import dev.millrace.exercises.ContentLinter;
import dev.millrace.host.Engine;
import dev.millrace.lessons.Home;
import dev.millrace.lessons.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Runs all lessons, scenarios and exercises under a folder and says what is not as they say.")
final class LintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A folder with lessons, scenarios or exercises.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new CannotRun("there is no folder " + folder);
        }
        TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr());
        try (Engine engine = Engines.start()) {
            ContentLinter linter = new ContentLinter(engine, Home.ofSystem());
            List<Problem> problems = linter.lint(folder, progress::tried);
            progress.end();
            problems.forEach(spec.commandLine().getOut()::println);
            return say(linter.linted(), problems.size());
        }
    }

    private int say(int linted, int problems) {
        if (linted == 0) {
            throw new CannotRun("there is no lesson, scenario or exercise under " + folder);
        }
        if (problems > 0) {
            spec.commandLine()
                    .getErr()
                    .println("millrace: " + problems + (problems == 1 ? " problem" : " problems") + " under " + folder);
            return ExitCode.NO;
        }
        spec.commandLine()
                .getOut()
                .println("Nothing to say about " + linted + (linted == 1 ? " folder." : " folders."));
        return ExitCode.DONE;
    }
}
