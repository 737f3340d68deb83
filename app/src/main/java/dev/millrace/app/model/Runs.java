package dev.millrace.app.model;

import dev.millrace.app.model.ConsoleModel.Kind;
import dev.millrace.host.Engine;
import dev.millrace.host.RunListener;
import dev.millrace.host.RunOutcome;
import dev.millrace.host.RunRequest;
import dev.millrace.journal.Journal;
import dev.millrace.simulation.Script;
import dev.millrace.trace.ChannelId;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.Traced;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Has the engine run what is looked at: the lesson's run, the learner's code, and branches of them. One run at a time; a
 * new one ends the one before. FX thread.
 */
public final class Runs implements RunCommands {
    /** A run of its own begins where it has deployed its subtasks, and does not play. */
    private static final int NOWHERE = -1;

    private final Engine engine;
    private final FxThread fx;
    private final RunModel run;
    private final ConsoleModel console;
    private final IdentityHashMap<Journal, RunRequest> requests = new IdentityHashMap<>();
    private final IdentityHashMap<Journal, RunOutcome> outcomes = new IdentityHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable RunOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Consumer<Integer> why = position -> {};
    private SwapTexts swapTexts = request -> new SwapTexts.Swap("", request.scripts());
    private @Nullable Listening current;

    /** What a swap resumes with. */
    public interface SwapTexts {
        /** The script resumed with, among the scripts of the run from now on. An empty name: there is nothing to swap to. */
        record Swap(String script, Map<String, String> scripts) {}

        /** For the run that is about to be branched. */
        Swap of(RunRequest request);
    }

    /** Carries out what is asked of {@code run}. */
    public Runs(Engine engine, FxThread fx, RunModel run, ConsoleModel console) {
        this.engine = engine;
        this.fx = fx;
        this.run = run;
        this.console = console;
        run.setCommands(this);
    }

    /** Tells who answers <em>why?</em>. */
    public void onWhy(Consumer<Integer> answer) {
        why = answer;
    }

    /** Tells what a swap resumes with. */
    public void onSwap(SwapTexts texts) {
        swapTexts = texts;
    }

    /** How the last run ended; null while it goes on. */
    public ReadOnlyObjectProperty<@Nullable RunOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** How the run of a branch ended; null while it goes on, and where it was cancelled. */
    @Nullable
    RunOutcome outcomeOf(Journal journal) {
        return outcomes.get(journal);
    }

    /** Whether the engine is at work on a run. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The request that the branch shown was made of, or null before the first run. */
    public @Nullable RunRequest request() {
        return requests.get(run.journal());
    }

    /** Whether what is on the stage, branches aside, began with this request. */
    boolean began(RunRequest first) {
        return !run.branches().isEmpty()
                && first.equals(requests.get(run.branches().get(0).journal()));
    }

    /** Begins a run: paused with all subtasks deployed and nothing read; what was looked at goes. {@code then} is done once it is complete. */
    public void open(String name, RunRequest request, Runnable then) {
        cancel();
        requests.clear();
        outcomes.clear();
        run.open(name);
        requests.put(run.journal(), request);
        begin(new Listening(request, null, NOWHERE, then));
    }

    /** Runs the request as a branch of its own and plays it from the beginning. */
    public void play(String name, RunRequest request) {
        cancel();
        begin(new Listening(request, name, -1, () -> {}));
    }

    /** Ends the run under way, if there is one. What it reported so far stays. */
    public void cancel() {
        Listening listening = current;
        if (listening != null) {
            current = null;
            busy.set(false);
            run.complete();
            listening.cancel();
        }
    }

    @Override
    public void kill(SubtaskId subtask, int position) {
        branch("kill " + subtask, position, new Script.Action.Kill(subtask.toString()));
    }

    /** For a tenth of the run, and at least as long as twenty elements are on their way one after the other. */
    @Override
    public void hold(ChannelId channel, int position) {
        Journal journal = run.journal();
        long whole = journal.size() == 0 ? 0 : journal.get(journal.size() - 1).time();
        long duration = Math.max(whole / 10, (long) (20 * run.transit()));
        branch(
                "hold " + channel + " for " + Clocks.duration(duration),
                position,
                new Script.Action.Hold(channel.toString(), duration));
    }

    @Override
    public void release(ChannelId channel, int position) {
        branch("release " + channel, position, new Script.Action.Release(channel.toString()));
    }

    @Override
    public void takeSavepoint(int position) {
        branch("savepoint", position, new Script.Action.Savepoint());
    }

    @Override
    public void stopJob(int position) {
        branch("stop", position, new Script.Action.Stop());
    }

    @Override
    public void drainJob(int position) {
        branch("drain", position, new Script.Action.Drain());
    }

    @Override
    public void cancelJob(int position) {
        branch("cancel", position, new Script.Action.Cancel());
    }

    @Override
    public void swapCode(int position, boolean allowNonRestoredState) {
        RunRequest request = request();
        if (request == null) {
            return;
        }
        SwapTexts.Swap swap = swapTexts.of(request);
        if (swap.script().isEmpty()) {
            console.say(Kind.WARNING, "The code has not changed since it ran: edit it first, then swap.");
            return;
        }
        branch(
                "swap to " + swap.script() + (allowNonRestoredState ? " allowing non-restored state" : ""),
                position,
                new Script.Action.Swap(swap.script(), allowNonRestoredState),
                swap.scripts());
    }

    @Override
    public void why(int position) {
        why.accept(position);
    }

    private void branch(String name, int position, Script.Action action) {
        RunRequest request = request();
        if (request != null) {
            branch(name, position, action, request.scripts());
        }
    }

    private void branch(String name, int position, Script.Action action, Map<String, String> scripts) {
        RunRequest request = request();
        if (request == null) {
            return;
        }
        cancel();
        Script script = Scripts.with(request.script(), run.journal(), position, action);
        RunRequest changed = new RunRequest(
                request.job(), scripts, request.streams(), request.world(), script, request.scheduler(), true);
        String where = name + " at " + Scripts.instant(run.journal(), position);
        begin(new Listening(changed, where, position, () -> {}));
    }

    private void begin(Listening listening) {
        current = listening;
        busy.set(true);
        outcome.set(null);
        listening.start();
    }

    /** One run: from the client's reader thread to the FX thread. */
    private final class Listening implements RunListener {
        private final RunRequest request;
        private final @Nullable String branch;
        private final int from;
        private final Runnable then;
        /** What it adds to, once it has begun to. */
        private Journal journal = run.journal();

        private boolean shown;
        private boolean played;
        private Engine.@Nullable Run handle;

        /** {@code from} is the position that a branch is played on from. */
        Listening(RunRequest request, @Nullable String branch, int from, Runnable then) {
            this.request = request;
            this.branch = branch;
            this.from = from;
            this.then = then;
        }

        void start() {
            Engine.Run started = engine.run(request, this);
            handle = started;
            var unused = started.outcome().thenAcceptAsync(this::ended, fx);
        }

        void cancel() {
            if (handle != null) {
                handle.cancel();
            }
        }

        @Override
        public void traced(List<Traced> events) {
            fx.execute(() -> {
                if (current == this) {
                    append(events);
                }
            });
        }

        @Override
        public void printed(String text) {
            fx.execute(() -> console.say(Kind.PRINT, text));
        }

        /**
         * A branch comes into sight with its first events: one that is refused leaves the stage as it was. It is played on
         * from the instant it was begun at, once it has got that far, unless another was chosen meanwhile.
         */
        private void append(List<Traced> events) {
            if (!shown && branch != null) {
                run.jumpTo(from);
                run.openBranch(branch);
                journal = run.journal();
                requests.put(journal, request);
            }
            boolean first = !shown;
            shown = true;
            run.append(events);
            if (first && branch == null) {
                run.jumpTo(Deployed.last(journal));
            }
            if (branch != null && !played && journal.size() > from) {
                played = true;
                playWhereShown();
            }
        }

        private void playWhereShown() {
            if (run.journal() == journal) {
                run.play();
            }
        }

        private void ended(RunOutcome how) {
            if (current != this) {
                return;
            }
            current = null;
            busy.set(false);
            if (shown || branch == null) {
                run.complete();
                outcomes.put(journal, how);
            }
            outcome.set(how);
            if (how instanceof RunOutcome.Finished) {
                then.run();
            }
        }
    }
}
