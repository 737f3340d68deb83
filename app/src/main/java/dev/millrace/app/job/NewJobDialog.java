package dev.millrace.app.job;

import dev.millrace.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks what a new job is: its name, its records, what their columns are, and which says when something happened. FX thread. */
public final class NewJobDialog {
    private final Supplier<Optional<Path>> chooseFile;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final TextField name = new TextField();
    private final Label file = new Label("No file yet. CSV with a header line, or JSON Lines.");
    private final GridPane columns = new GridPane();
    private final ChoiceBox<String> time = new ChoiceBox<>();
    private final HBox timeRow = new HBox(new Label("Event time"), time);
    private final Label problem = new Label();
    private final List<ChoiceBox<ColumnType>> types = new ArrayList<>();
    private @Nullable TableFile table;

    /** {@code chooseFile} asks for the file of records. */
    public NewJobDialog(Scene opener, Supplier<Optional<Path>> chooseFile) {
        this.chooseFile = chooseFile;
        dialog.initOwner(opener.getWindow());
        dialog.setTitle("New job");
        dialog.setHeaderText("A job of your own, over your own records");
        Theme.dressLike(opener, dialog.getDialogPane());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane().setId("new-job");
        ok().setId("create-job");
        ok().setText("Create");
        ok().getStyleClass().add("accent");
        ok().setDisable(true);
    }

    /** Shows it and waits; empty when the learner changed their mind. */
    public Optional<NewJob> ask() {
        return dialog.showAndWait().filter(ButtonType.OK::equals).flatMap(button -> Optional.ofNullable(job()));
    }

    private Node content() {
        name.setId("job-name");
        name.setPromptText("orders");
        name.textProperty().addListener((property, before, now) -> check());
        Button choose = new Button("Choose a file\u2026");
        choose.setId("choose-records");
        choose.setOnAction(event -> chooseFile.get().ifPresent(this::read));
        file.setWrapText(true);
        time.setId("event-time");
        time.setAccessibleText("Column that says when it happened");
        time.setOnAction(event -> check());
        timeRow.getStyleClass().add("number-row");
        problem.setId("new-job-problem");
        problem.getStyleClass().add("problem-error");
        problem.setWrapText(true);
        columns.getStyleClass().add("fields");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "new-job-columns");
        VBox content = new VBox(new Label("Name"), name, new HBox(choose), file, scroll, timeRow, problem);
        content.getStyleClass().add("new-job");
        return content;
    }

    private void read(Path chosen) {
        try {
            TableFile read = TableFile.read(chosen);
            table = read;
            file.setText(chosen.getFileName() + ": " + read.rows().size() + " records");
            if (name.getText().isBlank()) {
                name.setText(chosen.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
            }
            offer(read);
        } catch (IOException wrong) {
            table = null;
            columns.getChildren().clear();
            file.setText(chosen.getFileName() + " cannot be read: " + wrong.getMessage());
        }
        check();
    }

    private void offer(TableFile read) {
        columns.getChildren().clear();
        types.clear();
        for (int column = 0; column < read.columns().size(); column++) {
            ChoiceBox<ColumnType> type = new ChoiceBox<>();
            type.getItems().setAll(ColumnType.values());
            type.setValue(read.type(column));
            type.setId("type-" + column);
            type.setAccessibleText("Type of " + read.columns().get(column));
            type.setOnAction(event -> check());
            types.add(type);
            Label example = new Label(read.rows().get(0).get(column));
            example.getStyleClass().add("field-value");
            columns.addRow(column, new Label(read.columns().get(column)), type, example);
        }
        time.getItems().setAll(read.columns());
        time.getSelectionModel().select(likelyTime(read));
    }

    /** A column of times rather than one of numbers. */
    private static int likelyTime(TableFile read) {
        for (ColumnType wanted : List.of(ColumnType.TIME, ColumnType.WHOLE)) {
            for (int column = 0; column < read.columns().size(); column++) {
                if (read.type(column) == wanted) {
                    return column;
                }
            }
        }
        return 0;
    }

    private void check() {
        NewJob job = job();
        List<String> problems = job == null ? List.of() : job.problems();
        problem.setText(problems.isEmpty() ? "" : problems.get(0));
        ok().setDisable(job == null || !problems.isEmpty());
    }

    private @Nullable NewJob job() {
        TableFile read = table;
        int chosen = time.getSelectionModel().getSelectedIndex();
        return read == null || chosen < 0
                ? null
                : new NewJob(
                        name.getText(),
                        read,
                        types.stream().map(ChoiceBox::getValue).toList(),
                        chosen);
    }

    private Button ok() {
        return (Button) dialog.getDialogPane().lookupButton(ButtonType.OK);
    }
}
