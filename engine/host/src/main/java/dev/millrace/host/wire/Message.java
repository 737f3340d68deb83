package dev.millrace.host.wire;

import dev.millrace.host.CommandOutcome;
import dev.millrace.host.Completion;
import dev.millrace.host.Diagnostic;
import dev.millrace.host.JobCommand;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payloads in JSON. An {@code id} pairs a question with its answer within one process. */
public final class Message {
    private Message() {}

    /** Start this run. */
    public record Run(long id, RunRequest request) {}

    /** The run has ended; {@code spent} says that it left threads behind, so that the process should not be used again. */
    public record Ended(long id, RunOutcome outcome, boolean spent) {}

    /** Ask the job under way for something; a savepoint goes into {@code folder}, or where the run keeps its snapshots. */
    public record Command(
            long id, JobCommand command, @Nullable String folder) {}

    /** What became of the command. */
    public record Commanded(long id, CommandOutcome outcome) {}

    /** The answer to a question about a script. */
    public sealed interface Answer {
        /** The question's. */
        long id();
    }

    /** What is wrong with this script? */
    public record Diagnose(long id, String name, String script) {}

    /** The answer to {@link Diagnose}. */
    public record Diagnosed(long id, List<Diagnostic> diagnostics) implements Answer {}

    /** What could be written at the cursor? */
    public record Complete(long id, String script, int cursor) {}

    /** The answer to {@link Complete}. */
    public record Completed(long id, List<Completion> completions) implements Answer {}
}
