package dev.millrace.host.child;

import dev.millrace.checkpoint.CheckpointCoordinator;
import dev.millrace.host.CommandOutcome;
import dev.millrace.host.JobCommand;
import dev.millrace.host.wire.FrameType;
import dev.millrace.host.wire.Message;
import dev.millrace.runtime.JobMaster;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the client asks of a job under way, on the job master's thread.
 *
 * @param job under either scheduler
 * @param kept where its savepoints go
 * @param out hears what became of each command
 */
record CommandedJob(Carried job, KeptSnapshots kept, EngineOutput out) {
    void carryOut(Message.Command command) {
        job.ask(master -> carryOut(master, command));
    }

    private void carryOut(JobMaster master, Message.Command command) {
        Consumer<CommandOutcome> answer = outcome -> answer(out, command, outcome);
        switch (command.command()) {
            case CHECKPOINT ->
                // Heard at once, or when there is room for one.
                master.checkpoint(number -> answer.accept(taken(
                        number,
                        "the job takes no checkpoint: it is " + master.status()
                                + " or on its way out, or it takes none at all (env.enableCheckpointing)")));
            case SAVEPOINT -> answer.accept(savepoint(master, command.folder()));
            case STOP, DRAIN -> answer.accept(stopped(master, command));
            case CANCEL -> {
                master.cancel();
                answer.accept(CommandOutcome.DONE);
            }
        }
    }

    /** Tells the client what became of its command. */
    static void answer(EngineOutput out, Message.Command command, CommandOutcome outcome) {
        out.say(FrameType.COMMANDED, new Message.Commanded(command.id(), outcome));
    }

    private CommandOutcome savepoint(JobMaster master, @Nullable String folder) {
        long number = master.savepoint();
        if (number != CheckpointCoordinator.NONE && folder != null) {
            kept.savepoint(number, Path.of(folder));
        }
        return taken(
                number,
                "the job takes no savepoint now: it is " + master.status()
                        + ", or runs in batch execution, which takes no snapshots");
    }

    private static CommandOutcome taken(long number, String otherwise) {
        return number == CheckpointCoordinator.NONE
                ? CommandOutcome.refused(otherwise)
                : new CommandOutcome(number, null);
    }

    private CommandOutcome stopped(JobMaster master, Message.Command command) {
        boolean stops = command.command() == JobCommand.DRAIN ? master.drain() : master.stop();
        if (!stops) {
            return CommandOutcome.refused(
                    "the job is being stopped already, or runs in batch execution, which takes no snapshots");
        }
        if (command.folder() != null) {
            kept.last(Path.of(command.folder()));
        }
        return CommandOutcome.DONE;
    }
}
