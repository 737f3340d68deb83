package dev.millrace.app.lesson;

import dev.millrace.app.model.ExerciseModel;
import dev.millrace.exercises.Exercise;
import dev.millrace.exercises.Verdict;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The exercise: task, check, what came of it, hints, and the solution when it is time. */
public final class ExerciseController {
    private final ExerciseModel model;
    private final Consumer<Exercise> passed;
    private final Prose prose;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label title;

    @FXML
    private Label task;

    @FXML
    private VBox text;

    @FXML
    private VBox verdict;

    @FXML
    private VBox hints;

    @FXML
    private VBox solution;

    @FXML
    private HBox checking;

    @FXML
    private Label stage;

    @FXML
    private ProgressBar bar;

    @FXML
    private Button hint;

    @FXML
    private Button solutionButton;

    @FXML
    private Button check;

    /** {@code passed} hears of an exercise that is done; {@code follow} of a link. */
    public ExerciseController(ExerciseModel model, Consumer<Exercise> passed, Consumer<String> follow) {
        this.model = model;
        this.passed = passed;
        this.prose = new Prose(follow);
    }

    @FXML
    private void initialize() {
        checking.visibleProperty().bind(model.checkingProperty());
        checking.managedProperty().bind(model.checkingProperty());
        check.disableProperty().bind(model.checkingProperty());
        stage.textProperty().bind(model.stageProperty());
        bar.progressProperty().bind(model.doneProperty());
        solutionButton
                .textProperty()
                .bind(Bindings.when(model.solutionOpenProperty())
                        .then("Solution")
                        .otherwise("Give up"));
        model.exerciseProperty().addListener((property, before, now) -> show(now));
        model.verdictProperty().addListener((property, before, now) -> showVerdict(now));
        model.hintsProperty().addListener((property, before, now) -> showHints());
        show(model.exerciseProperty().get());
    }

    private void show(@Nullable Exercise exercise) {
        text.getChildren().clear();
        solution.getChildren().clear();
        if (exercise == null) {
            return;
        }
        title.setText(exercise.title());
        task.setText(exercise.task());
        text.getChildren().setAll(prose.column(exercise.text()));
        showHints();
        showVerdict(model.verdictProperty().get());
        scroll.setVvalue(0);
    }

    private void showHints() {
        Exercise exercise = model.exerciseProperty().get();
        hints.getChildren().clear();
        if (exercise == null) {
            return;
        }
        int shown = model.hintsProperty().get();
        int all = exercise.hints().size();
        for (int i = 0; i < shown; i++) {
            hints.getChildren()
                    .add(card(
                            "Hint " + (i + 1) + " of " + all,
                            prose.column(exercise.hints().get(i)),
                            "note"));
        }
        hint.setText(shown == 0 ? "Hint" : "Hint " + Math.min(all, shown + 1) + " of " + all);
        hint.setDisable(shown >= all);
    }

    private void showVerdict(@Nullable Verdict found) {
        verdict.getChildren().clear();
        if (found == null) {
            return;
        }
        if (found instanceof Verdict.Passed && model.exerciseProperty().get() != null) {
            passed.accept(model.exerciseProperty().get());
        }
        verdict.getChildren().setAll(new VerdictCard(model, prose).of(found));
        scroll.setVvalue(0);
    }

    @FXML
    private void check() {
        model.check();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void hint() {
        model.hint();
    }

    @FXML
    private void showSolution() {
        Exercise exercise = model.exerciseProperty().get();
        if (exercise == null) {
            return;
        }
        if (!model.solutionOpenProperty().get()) {
            model.giveUp();
        }
        solution.getChildren()
                .setAll(
                        card(
                                "From your text (\u2212) to a solution (+)",
                                TextDifference.of(model.program(), exercise.solution()),
                                "note"),
                        prose.column(exercise.after()));
        scroll.setVvalue(1);
    }

    private static Node card(String heading, Node content, String style) {
        Label label = new Label(heading);
        label.getStyleClass().add("card-heading");
        VBox card = new VBox(label, content);
        card.getStyleClass().add(style);
        return card;
    }
}
