package dev.millrace.app.lesson;

import dev.millrace.app.model.ClaimsModel;
import dev.millrace.app.model.ClaimsModel.Claims;
import dev.millrace.app.theme.Icons;
import dev.millrace.lessons.Scenario;
import dev.millrace.lessons.ScenarioWriter;
import dev.millrace.lessons.lint.ScenarioRules.Finding;
import dev.millrace.simulation.Script;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Stands beside the run of a scenario file: what is claimed of it and whether that holds, and what happens in it. */
public final class ScenarioPage {
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);

    /** Follows the claims of the open scenario. */
    public ScenarioPage(ClaimsModel model) {
        page.getStyleClass().add("lesson-text");
        scroll.setId("scenario");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        model.claimsProperty().addListener((property, before, now) -> show(now));
    }

    /** The page. */
    public Node node() {
        return scroll;
    }

    private void show(@Nullable Claims claims) {
        page.getChildren().clear();
        if (claims == null) {
            return;
        }
        Scenario scenario = claims.scenario();
        add("What it claims", "lesson-title");
        if (scenario.claims().isEmpty()) {
            add("It claims nothing of its run.", "small-muted");
        }
        claims.unfinished()
                .forEach(problem -> page.getChildren()
                        .add(card(
                                "The run did not come to its end",
                                "fth-alert-triangle",
                                "verdict-other",
                                problem.toString())));
        for (int i = 0; i < scenario.claims().size(); i++) {
            Finding finding = i < claims.findings().size() ? claims.findings().get(i) : null;
            page.getChildren().add(claim(claims, scenario.claims().get(i), finding));
        }
        add("What happens in it", "section");
        happens(scenario.script().entries());
        add("Where it is", "section");
        page.getChildren().add(VerdictCard.code(scenario.file().toString()));
        add(
                "Nothing is written there. What you change under Code is kept among your own files; Export, Scenario"
                        + " writes one file that gives the branch shown again.",
                "small-muted");
    }

    private static Node claim(Claims claims, Scenario.Claim claim, @Nullable Finding finding) {
        VBox card = finding == null
                ? card(
                        claims.unfinished().isEmpty() ? "Not known yet" : "Not checked",
                        "fth-circle",
                        "note",
                        claim.says())
                : finding.holds()
                        ? card("Holds", "fth-check", "verdict-same", claim.says())
                        : card("Does not hold", "fth-x", "verdict-other", claim.says());
        card.getStyleClass().add("claim");
        card.getChildren().add(VerdictCard.code(claim.condition().text()));
        if (finding != null && !finding.holds()) {
            Label where = VerdictCard.wrapped(
                    claims.scenario().file().getFileName() + ":" + claim.line() + ": " + finding.untrue());
            card.getChildren().add(where);
        }
        return card;
    }

    private static VBox card(String heading, String icon, String style, String sentence) {
        Label label = new Label(heading);
        label.getStyleClass().add("verdict-heading");
        Icons.put(label, icon);
        VBox card = new VBox(label, VerdictCard.wrapped(sentence));
        card.getStyleClass().addAll("verdict", style);
        return card;
    }

    private void happens(List<Script.Entry> entries) {
        if (entries.isEmpty()) {
            add("Nothing is done to the job.", "small-muted");
        }
        entries.forEach(entry -> page.getChildren()
                .add(VerdictCard.code(ScenarioWriter.at(entry.at()) + ": " + ScenarioWriter.action(entry.action()))));
    }

    private void add(String words, String style) {
        Label label = VerdictCard.wrapped(words);
        label.getStyleClass().add(style);
        page.getChildren().add(label);
    }
}
