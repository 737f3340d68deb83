package dev.millrace.host;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A run, waiting or under way. Guarded by the lock of {@link EngineProcesses}, but for what is final. */
final class RunTicket implements Engine.Run {
    final long id;
    final RunRequest request;
    final RunListener listener;
    private final Consumer<RunTicket> canceller;
    private final CompletableFuture<RunOutcome> outcome = new CompletableFuture<>();
    private volatile boolean cancelled;

    RunTicket(long id, RunRequest request, RunListener listener, Consumer<RunTicket> canceller) {
        this.id = id;
        this.request = request;
        this.listener = listener;
        this.canceller = canceller;
    }

    @Override
    public void cancel() {
        cancelled = true;
        canceller.accept(this);
    }

    @Override
    public CompletableFuture<RunOutcome> outcome() {
        return outcome;
    }

    /** Whether somebody asked for the end; nothing is reported after that. */
    boolean cancelled() {
        return cancelled;
    }

    /** Ends the run; a cancelled one is cancelled whatever came in between. */
    void end(RunOutcome how) {
        outcome.complete(cancelled ? new RunOutcome.Cancelled() : how);
    }
}
