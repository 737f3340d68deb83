package dev.millrace.app.cli;

import dev.millrace.state.IncompatibleStateException;
import dev.millrace.storage.SnapshotDirectory;
import dev.millrace.storage.SnapshotTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace snapshot}. */
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = "Prints a checkpoint or savepoint as a tree: operator, state, key, value. Needs no job.")
final class SnapshotCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            description = "The folder of a snapshot, or of a job's checkpoints: then the newest whole one.")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            SnapshotDirectory.Found found = SnapshotDirectory.newest(folder);
            found.refused().forEach(sentence -> spec.commandLine().getErr().println("millrace: " + sentence));
            out.println(found.folder());
            SnapshotTree.lines(found.snapshot()).forEach(out::println);
            return found.refused().isEmpty() ? ExitCode.DONE : ExitCode.NO;
        } catch (IOException | IncompatibleStateException unreadable) {
            throw new CannotRun(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }
}
