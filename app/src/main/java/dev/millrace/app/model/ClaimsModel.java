package dev.millrace.app.model;

import dev.millrace.host.RunOutcome;
import dev.millrace.lessons.Problem;
import dev.millrace.lessons.Recording;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.lint.ScenarioRules;
import dev.millrace.lessons.lint.ScenarioRules.Finding;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the open scenario claims, and what the branch shown makes of it, as {@code millrace replay} would say. FX thread. */
public final class ClaimsModel {
    private final Runs runs;
    private final RunModel run;
    private final ReadOnlyObjectWrapper<@Nullable Claims> claims = new ReadOnlyObjectWrapper<>();
    private @Nullable Scenario scenario;

    /** Follows the runs and the branch shown. */
    public ClaimsModel(Runs runs, RunModel run) {
        this.runs = runs;
        this.run = run;
        runs.outcomeProperty().addListener((property, before, now) -> check());
        run.branchProperty().addListener((property, before, now) -> check());
    }

    /**
     * Claims and what is known of them.
     *
     * @param scenario what claims them
     * @param findings one for each claim; empty while the run shown is not at its end
     * @param unfinished why the run did not come to its end as it should; empty else
     */
    public record Claims(Scenario scenario, List<Finding> findings, List<Problem> unfinished) {}

    /** The claims of the open scenario; null where none is open. */
    public ReadOnlyObjectProperty<@Nullable Claims> claimsProperty() {
        return claims.getReadOnlyProperty();
    }

    /** A scenario is open, or (null) something else. */
    public void open(@Nullable Scenario opened) {
        scenario = opened;
        claims.set(opened == null ? null : new Claims(opened, List.of(), List.of()));
    }

    private void check() {
        if (scenario != null) {
            claims.set(claims(scenario, runs.outcomeOf(run.journal())));
        }
    }

    private Claims claims(Scenario opened, @Nullable RunOutcome outcome) {
        if (outcome == null) {
            return new Claims(opened, List.of(), List.of());
        }
        Recording recording = new Recording(run.journal(), "", outcome);
        List<Problem> unfinished = ScenarioRules.unfinished(opened, recording);
        return new Claims(
                opened, unfinished.isEmpty() ? ScenarioRules.findings(opened, recording) : List.of(), unfinished);
    }
}
