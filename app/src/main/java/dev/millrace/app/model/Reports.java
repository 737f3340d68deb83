package dev.millrace.app.model;

import dev.millrace.app.model.ConsoleModel.Kind;
import dev.millrace.host.Diagnostic;
import dev.millrace.host.RunOutcome;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Carries each run's end to where it is read: the console, the editor, and a banner when something went wrong. FX thread. */
public final class Reports {
    private final RunModel run;
    private final CodeModel code;
    private final ConsoleModel console;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(-1);

    /** Follows the runs. */
    public Reports(Runs runs, RunModel run, CodeModel code, ConsoleModel console) {
        this.run = run;
        this.code = code;
        this.console = console;
        runs.outcomeProperty().addListener((property, before, now) -> report(now));
    }

    /** What went wrong last; empty where nothing did. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Says that something else went wrong, in the same place; the console keeps it. */
    public void trouble(String sentence) {
        console.say(Kind.ERROR, sentence);
        place.set(-1);
        trouble.set(sentence);
    }

    /** The event that the trouble is about; -1 where there is none. */
    public ReadOnlyIntegerProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Shows the event that the trouble is about. */
    public void lead() {
        run.why(place.get());
    }

    /** The learner has read it. */
    public void dismiss() {
        trouble.set("");
    }

    private void report(@Nullable RunOutcome outcome) {
        place.set(-1);
        if (outcome == null) {
            trouble.set("");
            console.outcome("Running \u2026");
            return;
        }
        String sentence = Sentences.of(outcome);
        console.outcome(sentence);
        if (outcome instanceof RunOutcome.Finished finished) {
            list(finished.warnings());
            NoOutput.of(run.journal()).ifPresent(this::nothing);
        } else if (outcome instanceof RunOutcome.Rejected rejected) {
            list(rejected.diagnostics());
            code.show(rejected.diagnostics());
            trouble.set(sentence);
        } else if (outcome instanceof RunOutcome.Crashed) {
            console.say(Kind.ERROR, sentence);
            trouble.set(sentence + " Your text is kept; edit it and run again.");
        }
    }

    private void nothing(NoOutput.Reason reason) {
        console.say(Kind.WARNING, reason.sentence());
        place.set(reason.position());
        trouble.set(reason.sentence());
    }

    private void list(List<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> console.say(
                diagnostic.severity() == Diagnostic.Severity.ERROR ? Kind.ERROR : Kind.WARNING, diagnostic.toString()));
    }
}
