package dev.millrace.app.lesson;

import dev.millrace.app.model.ExerciseModel;
import dev.millrace.exercises.Exercise;
import dev.millrace.exercises.Failure;
import dev.millrace.exercises.Verdict;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a check came to: in one sentence, with what was expected beside what came. */
final class VerdictCard {
    private static final int ROWS_MAX = 8;

    private final ExerciseModel model;
    private final Prose prose;
    private final VBox card = new VBox();

    VerdictCard(ExerciseModel model, Prose prose) {
        this.model = model;
        this.prose = prose;
        card.setId("verdict-card");
    }

    Node of(Verdict verdict) {
        if (verdict instanceof Verdict.Passed passed) {
            begin("Passed", "verdict-same", "Your program stands all checks, in " + passed.runs() + " runs.");
            Exercise exercise = model.exerciseProperty().get();
            if (exercise != null) {
                card.getChildren().add(prose.column(exercise.after()));
            }
        } else if (verdict instanceof Verdict.Failed failed) {
            failed(failed.failure());
        } else if (verdict instanceof Verdict.Refused refused) {
            begin("It does not run yet", "verdict-other", "The places are marked in the code.");
            refused.diagnostics().forEach(diagnostic -> card.getChildren().add(wrapped(diagnostic.toString())));
        } else if (verdict instanceof Verdict.Broken broken) {
            begin("It did not end well", "verdict-other", broken.sentence());
        }
        return card;
    }

    private void failed(Failure failure) {
        begin("Check " + failure.check() + " failed", "verdict-other", failure.sentence());
        if (!failure.feedback().isBlank()) {
            card.getChildren().add(prose.column(failure.feedback()));
        }
        HBox sides = new HBox(
                rows("Expected", failure.expected(), failure.got()), rows("Got", failure.got(), failure.expected()));
        sides.getStyleClass().add("sides");
        Button show = new Button("Show me");
        show.setId("show-me");
        show.getStyleClass().add("accent");
        show.setOnAction(event -> model.showMe(failure));
        card.getChildren().addAll(sides, show);
    }

    private void begin(String heading, String style, String sentence) {
        Label label = new Label(heading);
        label.getStyleClass().add("verdict-heading");
        card.getStyleClass().setAll("verdict", style);
        card.getChildren().setAll(label, wrapped(sentence));
    }

    /** The rows that the other side does not have come first; the rest is counted. */
    private static Node rows(String name, List<String> rows, List<String> others) {
        Label heading = new Label(name);
        heading.getStyleClass().add("small-muted");
        VBox side = new VBox(heading);
        HBox.setHgrow(side, Priority.ALWAYS);
        side.setPrefWidth(0);
        List<String> alone = rows.stream().filter(row -> !others.contains(row)).toList();
        List<String> first = alone.isEmpty() ? rows : alone;
        first.stream().limit(ROWS_MAX).forEach(row -> side.getChildren().add(code(row)));
        int more = rows.size() - Math.min(ROWS_MAX, first.size());
        if (rows.isEmpty()) {
            side.getChildren().add(wrapped("no rows"));
        } else if (more > 0) {
            side.getChildren().add(wrapped("and " + more + " more"));
        }
        return side;
    }

    static Label code(String row) {
        Label label = wrapped(row);
        label.getStyleClass().add("field-value");
        return label;
    }

    static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
