package dev.millrace.app.cli;

import dev.millrace.exercises.Checker;
import dev.millrace.exercises.Exercise;
import dev.millrace.exercises.Failure;
import dev.millrace.exercises.Verdict;
import dev.millrace.host.Engine;
import dev.millrace.lessons.ContentException;
import dev.millrace.lessons.ScenarioWriter;
import dev.millrace.lessons.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Tries a program against an exercise's checks and shows the smallest case that it fails.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Parameters(index = "0", paramLabel = "EXERCISE", description = "The exercise's id; see 'millrace lessons'.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The program, a job script.")
    private Path file = Path.of("");

    @Option(
            names = "--save",
            paramLabel = "SCENARIO",
            description = "Where the program fails, write the smallest case as a scenario for 'millrace replay'.")
    private @Nullable Path save;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Exercise exercise = places.exercise(id);
        String program = program();
        TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr());
        try (Engine engine = Engines.start()) {
            Verdict verdict = new Checker(engine).check(exercise, program, progress::tried);
            progress.end();
            return say(verdict);
        }
    }

    private String program() {
        try {
            return TextFile.read(file);
        } catch (ContentException unreadable) {
            throw new CannotRun(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private int say(Verdict verdict) {
        PrintWriter err = spec.commandLine().getErr();
        if (verdict instanceof Verdict.Passed passed) {
            spec.commandLine().getOut().println("Passed: " + passed.runs() + " runs.");
            return ExitCode.DONE;
        }
        if (verdict instanceof Verdict.Failed failed) {
            show(failed.failure());
            err.println("millrace: " + file + " fails " + failed.failure().check() + ". "
                    + failed.failure().sentence());
            return ExitCode.NO;
        }
        if (verdict instanceof Verdict.Refused refused) {
            refused.diagnostics().forEach(err::println);
            return ExitCode.CANNOT;
        }
        err.println("millrace: " + ((Verdict.Broken) verdict).sentence());
        return ExitCode.NO;
    }

    private void show(Failure failure) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("check: " + failure.check());
        out.println("stream seed: " + failure.seed() + ", schedule seed: " + failure.schedule());
        out.println("events:");
        failure.events().forEach(event -> out.println("  " + event));
        if (!failure.kill().isEmpty()) {
            out.println("kill: " + failure.kill());
        }
        out.println("first difference: " + failure.selector());
        out.println("expected:");
        failure.expected().forEach(row -> out.println("  " + row));
        out.println("got:");
        failure.got().forEach(row -> out.println("  " + row));
        if (!failure.feedback().isEmpty()) {
            out.println(failure.feedback());
        }
        if (save != null) {
            write(save, ScenarioWriter.write(failure.request()));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new CannotRun("the scenario cannot be written to " + file + ": " + failure.getMessage(), failure);
        }
    }
}
