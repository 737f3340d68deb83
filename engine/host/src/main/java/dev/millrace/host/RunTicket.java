package dev.millrace.host;

import dev.millrace.host.wire.Message;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A run, waiting or under way. Guarded by the lock of {@link EngineProcesses}, but for what is final. */
final class RunTicket implements Engine.Run {
    final long id;
    final RunRequest request;
    final RunListener listener;
    private final Control control;
    private final CompletableFuture<RunOutcome> outcome = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<CommandOutcome>> commands = new ConcurrentHashMap<>();
    private final AtomicLong commandIds = new AtomicLong();
    private volatile boolean cancelled;

    /** Reaches the process that carries the run out. */
    interface Control {
        /** Ends the run. */
        void cancel(RunTicket ticket);

        /** Passes the command on; false where the run is not under way. */
        boolean command(RunTicket ticket, Message.Command command);
    }

    RunTicket(long id, RunRequest request, RunListener listener, Control control) {
        this.id = id;
        this.request = request;
        this.listener = listener;
        this.control = control;
    }

    @Override
    public void cancel() {
        cancelled = true;
        control.cancel(this);
    }

    @Override
    public CompletableFuture<CommandOutcome> command(JobCommand command, @Nullable Path folder) {
        CompletableFuture<CommandOutcome> answer = new CompletableFuture<>();
        long number = commandIds.incrementAndGet();
        commands.put(number, answer);
        String place = folder == null ? null : folder.toAbsolutePath().toString();
        if (!control.command(this, new Message.Command(number, command, place)) || outcome.isDone()) {
            refuseCommands();
        }
        return answer;
    }

    /** The job has heard a command. */
    void commanded(Message.Commanded answer) {
        CompletableFuture<CommandOutcome> waiting = commands.remove(answer.id());
        if (waiting != null) {
            waiting.complete(answer.outcome());
        }
    }

    private void refuseCommands() {
        commands.values().forEach(waiting -> waiting.complete(CommandOutcome.refused("the run is not under way")));
        commands.clear();
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
        refuseCommands();
    }
}
