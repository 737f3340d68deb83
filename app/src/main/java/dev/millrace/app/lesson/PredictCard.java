package dev.millrace.app.lesson;

import dev.millrace.app.model.LessonModel;
import dev.millrace.app.model.Page;
import dev.millrace.app.theme.Icons;
import dev.millrace.lessons.Part;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A question: first the prediction, then what happened beside it. */
final class PredictCard {
    private final LessonModel model;
    private final Page page;
    private final Part.Predict question;
    private final Prose prose;
    private final VBox card = new VBox();
    private final Button see = new Button("Run and see");

    PredictCard(LessonModel model, Page page, Part.Predict question, Prose prose) {
        this.model = model;
        this.page = page;
        this.question = question;
        this.prose = prose;
        card.getStyleClass().add("card");
        card.setId("predict-" + question.id());
        see.setId("run-and-see");
        see.getStyleClass().add("accent");
        see.setOnAction(event -> model.reveal(page));
    }

    Node node() {
        Label heading = new Label("Predict");
        heading.getStyleClass().add("card-heading");
        Node ask = prose.line(question.ask());
        ask.getStyleClass().add("card-ask");
        card.getChildren().setAll(heading, ask);
        boolean revealed = page.reveal() != null && model.outcome(question).isPresent();
        if (question instanceof Part.ChooseOne choice) {
            choose(choice, revealed);
        } else if (question instanceof Part.GiveNumber number) {
            give(number, revealed);
        }
        if (!revealed) {
            see.setDisable(model.answer(question).isEmpty());
            card.getChildren().add(see);
        }
        return card;
    }

    private void choose(Part.ChooseOne choice, boolean revealed) {
        ToggleGroup group = new ToggleGroup();
        choice.options().forEach(option -> card.getChildren().add(option(option, group, revealed)));
        if (revealed) {
            compare(choice);
        }
    }

    private Node option(Part.Option option, ToggleGroup group, boolean revealed) {
        RadioButton button = new RadioButton();
        button.setId("option-" + option.id());
        button.setAccessibleText(option.text());
        button.setToggleGroup(group);
        button.setSelected(model.answer(question).filter(option.id()::equals).isPresent());
        button.setDisable(revealed);
        button.setOnAction(event -> keep(option.id()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        Node text = prose.line(option.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(button, text);
        row.getStyleClass().add("option");
        row.setOnMouseClicked(event -> button.fire());
        return row;
    }

    private void give(Part.GiveNumber number, boolean revealed) {
        TextField field = new TextField(model.answer(question).orElse(""));
        field.setId("answer-" + question.id());
        field.setAccessibleText("Your prediction");
        field.setPrefColumnCount(8);
        field.setDisable(revealed);
        field.setOnAction(event -> keepNumber(field));
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now && !field.isDisabled()) {
                keepNumber(field);
            }
        });
        field.textProperty().addListener((property, before, now) -> see.setDisable(!isNumber(now)));
        see.setOnAction(event -> {
            keepNumber(field);
            model.reveal(page);
        });
        HBox row = new HBox(field, new Label(number.unit()));
        row.getStyleClass().add("number-row");
        card.getChildren().add(row);
        if (revealed) {
            String answer = model.answer(question).orElse("");
            String outcome = model.outcome(question).orElse("");
            verdict(same(answer, outcome), answer + " " + number.unit(), outcome + " " + number.unit(), number.why());
        }
    }

    private void compare(Part.ChooseOne choice) {
        String answer = model.answer(question).orElse("");
        String outcome = model.outcome(question).orElse("");
        Optional<Part.Option> chosen = option(choice, answer);
        verdict(
                answer.equals(outcome),
                chosen.map(Part.Option::text).orElse(answer),
                option(choice, outcome).map(Part.Option::text).orElse(outcome),
                chosen.map(Part.Option::why).orElse(""));
    }

    private static Optional<Part.Option> option(Part.ChooseOne choice, String id) {
        return choice.options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst();
    }

    private void verdict(boolean same, String predicted, String happened, String why) {
        Label heading = new Label(same ? "You predicted what happened" : "It went otherwise");
        Icons.put(heading, same ? "fth-check" : "fth-shuffle");
        heading.getStyleClass().add("verdict-heading");
        VBox verdict = new VBox(heading, pair("You predicted", predicted), pair("What happened", happened));
        verdict.getStyleClass().addAll("verdict", same ? "verdict-same" : "verdict-other");
        verdict.setId("verdict-" + question.id());
        if (!why.isBlank()) {
            verdict.getChildren().add(prose.column(why));
        }
        card.getChildren().add(verdict);
    }

    private Node pair(String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("small-muted");
        return new VBox(label, prose.line(value));
    }

    private void keep(String answer) {
        model.predict(question, answer);
        see.setDisable(false);
    }

    private void keepNumber(TextField field) {
        String answer = field.getText().strip();
        if (isNumber(answer) && model.answer(question).filter(answer::equals).isEmpty()) {
            model.predict(question, answer);
        }
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[-+]?\\d+([.]\\d+)?");
    }

    private static boolean same(String answer, String outcome) {
        return isNumber(answer) && isNumber(outcome) && Double.parseDouble(answer) == Double.parseDouble(outcome);
    }
}
