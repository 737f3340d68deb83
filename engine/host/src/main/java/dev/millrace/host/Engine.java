package dev.millrace.host;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The window's, the command line's and the tests' door to engine processes: one warm, one spare, replaced when they die.
 * Thread-safe. Futures complete on the client's reader thread.
 */
public interface Engine extends AutoCloseable {
    /** Starts a run; at most one at a time, a second call waits for the first. */
    Run run(RunRequest request, RunListener listener);

    /** What is wrong with the script as it stands, without running it. */
    CompletableFuture<List<Diagnostic>> diagnose(String name, String script);

    /** Proposals at the 0-based cursor offset. */
    CompletableFuture<List<Completion>> complete(String script, int cursor);

    /** Ends all processes. */
    @Override
    void close();

    /** One run under way. */
    interface Run {
        /** Ends the run at once, whatever the learner's code is doing; the outcome becomes {@link RunOutcome.Cancelled}. */
        void cancel();

        /**
         * Asks the running job for something; what became of it, or a refusal where the run has ended before. Never completes
         * exceptionally.
         *
         * @param folder that a savepoint is written to, which must not exist yet; null for where the run keeps its snapshots
         */
        CompletableFuture<CommandOutcome> command(JobCommand command, @Nullable Path folder);

        /** How it ended; never completes exceptionally. */
        CompletableFuture<RunOutcome> outcome();

        /** Waits for the end, and says how it ended. An interrupt cancels the run and throws {@link CancellationException}. */
        default RunOutcome await() {
            try {
                return outcome().get();
            } catch (InterruptedException stopped) {
                cancel();
                Thread.currentThread().interrupt();
                throw new CancellationException("the run was stopped");
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("a run's outcome never completes exceptionally", impossible);
            }
        }
    }
}
