package dev.millrace.app.code;

import dev.millrace.app.model.CodeModel;
import dev.millrace.host.Diagnostic;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The code tab: scripts, editor, what is wrong, and what can be done with the text. */
public final class CodeController {
    private static final int PROBLEMS_MAX = 6;

    private final CodeModel model;
    private final Editor editor;
    private final Runnable runCode;
    private final Consumer<Boolean> swapCode;

    @FXML
    private ChoiceBox<String> script;

    @FXML
    private Label badge;

    @FXML
    private Button reset;

    @FXML
    private StackPane editorPlace;

    @FXML
    private VBox problems;

    /**
     * {@code run} starts the code from the beginning, {@code swap} resumes with it at the instant shown; it is told whether state
     * that no operator takes is dropped.
     */
    public CodeController(CodeModel model, Executor fx, Runnable run, Consumer<Boolean> swap) {
        this.model = model;
        this.editor = new Editor(model, fx);
        this.runCode = run;
        this.swapCode = swap;
    }

    @FXML
    private void initialize() {
        editorPlace.getChildren().setAll(editor.node());
        script.setItems(model.scripts());
        script.valueProperty().bindBidirectional(model.scriptProperty());
        reset.disableProperty().bind(model.edited().not());
        badge.textProperty()
                .bind(Bindings.when(model.staleProperty())
                        .then("edited \u00b7 Ctrl+Enter runs it")
                        .otherwise(
                                Bindings.when(model.edited()).then("your text").otherwise("")));
        model.diagnostics().addListener((ListChangeListener<Diagnostic>) change -> showProblems());
        showProblems();
    }

    /** Moves the keyboard into the text. */
    public void focus() {
        editor.focus();
    }

    private void showProblems() {
        problems.getChildren().clear();
        model.diagnostics().stream().limit(PROBLEMS_MAX).map(this::problem).forEach(problems.getChildren()::add);
        int more = model.diagnostics().size() - PROBLEMS_MAX;
        if (more > 0) {
            problems.getChildren().add(new Label("and " + more + " more"));
        }
        problems.setVisible(!model.diagnostics().isEmpty());
        problems.setManaged(problems.isVisible());
    }

    private Hyperlink problem(Diagnostic diagnostic) {
        Hyperlink link =
                new Hyperlink(diagnostic.line() + ":" + diagnostic.column() + "  " + beginning(diagnostic.message()));
        link.setTooltip(new Tooltip(diagnostic.message().replace("; ", ";\n")));
        link.getStyleClass()
                .add(diagnostic.severity() == Diagnostic.Severity.ERROR ? "problem-error" : "problem-warning");
        link.setWrapText(true);
        link.setOnAction(event -> editor.goTo(diagnostic));
        return link;
    }

    /** A compiler goes on with all that it has tried; what it wants comes first. */
    private static String beginning(String message) {
        int end = message.indexOf("; ");
        return end < 0 ? message : message.substring(0, end) + " \u2026";
    }

    @FXML
    private void reset() {
        editor.replace(model.original());
    }

    @FXML
    private void swap() {
        swapCode.accept(false);
    }

    @FXML
    private void swapAllowing() {
        swapCode.accept(true);
    }

    @FXML
    private void run() {
        runCode.run();
    }
}
