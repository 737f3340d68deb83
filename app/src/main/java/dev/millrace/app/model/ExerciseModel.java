package dev.millrace.app.model;

import dev.millrace.app.home.Progress;
import dev.millrace.exercises.Checker;
import dev.millrace.exercises.Exercise;
import dev.millrace.exercises.Failure;
import dev.millrace.exercises.Verdict;
import dev.millrace.host.Engine;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The open exercise: its hints, its check, what came of it. FX thread; a check runs on a thread of its own. */
public final class ExerciseModel {
    private static final String WHOLE = "-";

    private final Progress progress;
    private final CodeModel code;
    private final Runs runs;
    private final RunModel run;
    private final Checker checker;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<@Nullable Exercise> exercise = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Verdict> verdict = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper hints = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper solutionOpen = new ReadOnlyBooleanWrapper();
    private @Nullable Thread thread;

    /** Checks what is in the editor, on the engine. */
    public ExerciseModel(Progress progress, CodeModel code, Runs runs, RunModel run, Engine engine, Executor fx) {
        this.progress = progress;
        this.code = code;
        this.runs = runs;
        this.run = run;
        this.checker = new Checker(engine);
        this.fx = fx;
    }

    /** Opens the exercise; its hints start anew. */
    public void open(Exercise opened) {
        close();
        exercise.set(opened);
    }

    /** Closes it: something else is open. A check under way ends. */
    public void close() {
        cancel();
        exercise.set(null);
        verdict.set(null);
        hints.set(0);
        solutionOpen.set(false);
    }

    /** Checks the learner's program. */
    public void check() {
        Exercise opened = exercise.get();
        if (opened == null || checking.get()) {
            return;
        }
        code.keep();
        verdict.set(null);
        done.set(0);
        stage.set("");
        checking.set(true);
        String program = program();
        Thread started = new Thread(() -> carryOut(opened, program), "check " + opened.id());
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    /** The learner's program as it stands in the editor. */
    public String program() {
        Exercise opened = exercise.get();
        return opened == null ? "" : code.texts().getOrDefault(opened.scenario().job(), "");
    }

    /** Ends the check under way. */
    public void cancel() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
            checking.set(false);
        }
    }

    private void carryOut(Exercise opened, String program) {
        Thread me = Thread.currentThread();
        try {
            Verdict found = checker.check(
                    opened,
                    program,
                    (check, tried, planned) -> fx.execute(() -> {
                        done.set(planned == 0 ? 0 : tried / (double) planned);
                        stage.set(check + ": " + tried + " of " + planned + " runs");
                    }));
            fx.execute(() -> finished(me, opened, found));
        } catch (CancellationException e) {
            fx.execute(() -> checking.set(thread != null && thread != me));
        } catch (RuntimeException mistake) {
            Verdict broken = new Verdict.Broken("The check itself failed, which is a mistake of Millrace: " + mistake);
            fx.execute(() -> finished(me, opened, broken));
        }
    }

    private void finished(Thread by, Exercise opened, Verdict found) {
        if (thread != by) {
            return;
        }
        thread = null;
        checking.set(false);
        progress.note(opened.id(), WHOLE, "checked", found instanceof Verdict.Passed ? "passed" : "failed");
        if (found instanceof Verdict.Refused refused) {
            code.show(refused.diagnostics());
        }
        solutionOpen.set(true);
        verdict.set(found);
    }

    /** One hint more. */
    public void hint() {
        Exercise opened = exercise.get();
        if (opened != null && hints.get() < opened.hints().size()) {
            hints.set(hints.get() + 1);
            progress.note(opened.id(), "hint", "shown", Integer.toString(hints.get()));
        }
    }

    /** The learner wants to see the solution without an attempt. */
    public void giveUp() {
        Exercise opened = exercise.get();
        if (opened != null) {
            progress.note(opened.id(), WHOLE, "gave-up", "true");
            solutionOpen.set(true);
        }
    }

    /** Opens the smallest failing case at the instant before the first difference. */
    public void showMe(Failure failure) {
        runs.open("the smallest case", failure.request(), () -> run.jumpTo((int) failure.position()));
    }

    /** The open exercise, or null. */
    public ReadOnlyObjectProperty<@Nullable Exercise> exerciseProperty() {
        return exercise.getReadOnlyProperty();
    }

    /** What the last check came to, or null. */
    public ReadOnlyObjectProperty<@Nullable Verdict> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Whether a check is under way. */
    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** Share of the present check that is done, 0 to 1. */
    public ReadOnlyDoubleProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Which check is under way, and how far. */
    public ReadOnlyStringProperty stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** How many hints are shown. */
    public ReadOnlyIntegerProperty hintsProperty() {
        return hints.getReadOnlyProperty();
    }

    /** Whether the solution may be seen: after an attempt, or after giving up. */
    public ReadOnlyBooleanProperty solutionOpenProperty() {
        return solutionOpen.getReadOnlyProperty();
    }
}
