package dev.millrace.host.child;

import dev.millrace.host.RunOutcome;
import dev.millrace.host.script.ScriptCompiler;
import dev.millrace.host.stream.StreamLoader;
import dev.millrace.host.wire.FrameType;
import dev.millrace.host.wire.Message;
import org.jspecify.annotations.Nullable;

/** The runs of this process, one at a time; the client sees to that. */
final class Runs {
    private final EngineOutput out;
    private final Prints prints;
    private final Workplace workplace;
    private volatile @Nullable RunUnderWay current;

    Runs(EngineOutput out, Prints prints, ScriptCompiler compiler) {
        this.out = out;
        this.prints = prints;
        this.workplace = new Workplace(
                out, prints, compiler, new StreamLoader(), new Watchdog(), Daemons.executor("sending"), this::crash);
        Runtime.getRuntime().addShutdownHook(new Thread(this::sayWhoExits, "exit"));
    }

    /** Starts a run on a thread, and in a thread group, of its own. */
    void start(Message.Run message) {
        RunUnderWay run = new RunUnderWay(message, workplace);
        current = run;
        ThreadGroup group = new ThreadGroup("run " + message.id());
        Thread thread = new Thread(group, () -> carryOut(run), "run " + message.id());
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks the run under way to end; one that does not listen is ended by the client, with the process. */
    void cancel() {
        RunUnderWay run = current;
        if (run != null) {
            run.cancel();
        }
    }

    /** Asks the job under way for something. */
    void command(Message.Command command) {
        RunUnderWay run = current;
        if (run != null) {
            run.command(command);
        }
    }

    private void carryOut(RunUnderWay run) {
        prints.begin();
        RunOutcome outcome = run.outcome();
        prints.end();
        current = null;
        boolean spent = Leftovers.of(Thread.currentThread());
        out.say(FrameType.ENDED, new Message.Ended(run.id(), outcome, spent));
    }

    /** Says why, and ends the process. */
    private void crash(String sentence) {
        RunUnderWay run = current;
        if (run != null) {
            prints.end();
            out.say(FrameType.ENDED, new Message.Ended(run.id(), new RunOutcome.Crashed(sentence), true));
        }
        out.halt();
    }

    private void sayWhoExits() {
        Thread.getAllStackTraces().values().stream()
                .map(StackLines::exitCall)
                .filter(where -> !where.isEmpty())
                .findFirst()
                .ifPresent(
                        where -> crash(
                                "System.exit was called (" + where
                                        + "), which ends the whole engine process; a job ends when its input does, so remove the call"));
    }
}
