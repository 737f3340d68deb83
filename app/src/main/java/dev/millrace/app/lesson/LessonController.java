package dev.millrace.app.lesson;

import dev.millrace.app.model.LessonModel;
import dev.millrace.app.model.Page;
import dev.millrace.lessons.Lesson;
import dev.millrace.lessons.Part;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Shows one page of the lesson at a time. */
public final class LessonController {
    private final LessonModel model;
    private final Links links;
    private final Prose prose;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label title;

    @FXML
    private Label step;

    @FXML
    private VBox page;

    @FXML
    private Button back;

    @FXML
    private Button next;

    /** Where the lesson's links and buttons lead. */
    public interface Links {
        /** Follows a link of the prose. */
        void follow(String address);

        /** Opens an exercise. */
        void exercise(String id);

        /** The learner went on from the last page. */
        void finished(Lesson lesson);
    }

    /** For the given lesson model. */
    public LessonController(LessonModel model, Links links) {
        this.model = model;
        this.links = links;
        Consumer<String> follow = links::follow;
        this.prose = new Prose(follow);
    }

    @FXML
    private void initialize() {
        model.lessonProperty().addListener((property, before, now) -> show());
        model.indexProperty().addListener((property, before, now) -> show());
        model.answersProperty().addListener((property, before, now) -> showAnswers());
        show();
    }

    /** Puts the keyboard where the lesson goes on. */
    public void focus() {
        next.requestFocus();
    }

    /** The next page, or on to the next lesson after the last one. */
    @FXML
    public void next() {
        Lesson lesson = model.lessonProperty().get();
        if (lesson != null && model.atEnd()) {
            links.finished(lesson);
        } else {
            model.next();
        }
    }

    /** The page before. */
    @FXML
    public void back() {
        model.back();
    }

    private void show() {
        Lesson lesson = model.lessonProperty().get();
        page.getChildren().clear();
        if (lesson == null) {
            return;
        }
        title.setText(lesson.title());
        step.setText("Step " + (model.indexProperty().get() + 1) + " of "
                + model.pages().size() + " \u00b7 " + lesson.question());
        step.setWrapText(true);
        back.setDisable(model.indexProperty().get() == 0);
        next.setText(model.atEnd() ? "Finish" : "Continue");
        fill(model.page());
        scroll.setVvalue(0);
    }

    /** An answer only changes the card; the place in the text stays. */
    private void showAnswers() {
        double at = scroll.getVvalue();
        Part.Predict question = model.page().predict();
        if (question != null
                && model.page().reveal() != null
                && model.outcome(question).isPresent()) {
            page.getChildren().clear();
            fill(model.page());
            scroll.layout();
            scroll.setVvalue(Math.max(at, 1));
        }
    }

    private void fill(Page shown) {
        shown.texts().forEach(this::text);
        if (shown.step() != null && !shown.step().caption().isBlank()) {
            page.getChildren().add(styled(prose.column(shown.step().caption()), "caption"));
        }
        if (shown.predict() != null) {
            predict(shown, shown.predict());
        }
        if (shown.exercise() != null) {
            exercise(shown.exercise());
        }
    }

    private void text(Part part) {
        if (part instanceof Part.Prose text) {
            page.getChildren().add(prose.column(text.markdown()));
        } else if (part instanceof Part.Note note) {
            boxed(note.title(), note.markdown(), "note");
        } else if (part instanceof Part.Recap recap) {
            boxed("To keep", recap.markdown(), "recap");
        }
    }

    private void boxed(String heading, String markdown, String style) {
        Label label = new Label(heading);
        label.getStyleClass().add("card-heading");
        page.getChildren().add(styled(new VBox(label, prose.column(markdown)), style));
    }

    private void predict(Page shown, Part.Predict question) {
        page.getChildren().add(new PredictCard(model, shown, question, prose).node());
        Part.Reveal reveal = shown.reveal();
        if (reveal != null
                && model.outcome(question).isPresent()
                && !reveal.caption().isBlank()) {
            page.getChildren().add(styled(prose.column(reveal.caption()), "caption"));
        }
    }

    private void exercise(Part.ExerciseLink link) {
        Button open = new Button("Open the exercise");
        open.setId("exercise-" + link.exercise());
        open.getStyleClass().add("accent");
        open.setOnAction(event -> links.exercise(link.exercise()));
        page.getChildren().add(styled(new VBox(prose.column(link.text()), open), "card"));
    }

    private static Node styled(Node node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
