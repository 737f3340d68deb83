package dev.millrace.app.stage;

import dev.millrace.app.model.Branch;
import dev.millrace.app.model.RunModel;
import dev.millrace.app.theme.Icons;
import dev.millrace.app.theme.Theme;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Which course of the run is shown; one that was made by doing something to it can be named and deleted. Hidden where there is only one. */
final class BranchBar extends HBox {
    private final RunModel model;
    private final ComboBox<Branch> branch = new ComboBox<>();
    private final Button rename = button("branch-rename", "fth-edit-2", "Name this branch");
    private final Button delete = button("branch-delete", "fth-trash-2", "Delete this branch");

    BranchBar(RunModel model) {
        this.model = model;
        getStyleClass().add("branch-bar");
        branch.setId("branch");
        branch.setAccessibleText("Branch");
        branch.setTooltip(new Tooltip("The course of the run that is shown"));
        branch.setConverter(new Names());
        branch.setItems(model.branches());
        branch.setMinWidth(60);
        rename.setOnAction(event -> rename());
        delete.setOnAction(event -> model.delete(model.branchProperty().get()));
        visibleProperty().bind(Bindings.size(model.branches()).greaterThan(1));
        managedProperty().bind(visibleProperty());
        model.branchProperty().addListener((property, before, now) -> follow(now));
        branch.setOnAction(event -> choose());
        getChildren().addAll(branch, rename, delete);
        follow(model.branchProperty().get());
    }

    private void follow(Branch now) {
        branch.setValue(now);
        boolean first = model.branches().isEmpty() || model.branches().get(0).journal() == now.journal();
        rename.setDisable(first);
        delete.setDisable(first);
    }

    /** A list that changes takes its choice back and gives it again; that chooses nothing. */
    private void choose() {
        Branch chosen = branch.getValue();
        if (chosen == null) {
            branch.setValue(model.branchProperty().get());
        } else if (!chosen.equals(model.branchProperty().get())
                && model.branches().contains(chosen)) {
            model.show(chosen);
        }
    }

    private void rename() {
        Branch shown = model.branchProperty().get();
        TextInputDialog dialog = new TextInputDialog(shown.name());
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle("Branch");
        dialog.setHeaderText("Name this branch");
        dialog.getEditor().setId("branch-name");
        Theme.dressLike(getScene(), dialog.getDialogPane());
        Optional<String> name = dialog.showAndWait();
        name.ifPresent(given -> model.rename(shown, given));
    }

    private static Button button(String id, String icon, String words) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(USE_PREF_SIZE);
        Icons.put(button, icon);
        return button;
    }

    /** Branches by their names; a name is not read back. */
    private static final class Names extends StringConverter<Branch> {
        @Override
        public String toString(Branch branch) {
            return branch == null ? "" : branch.name();
        }

        @Override
        public Branch fromString(String name) {
            throw new UnsupportedOperationException("a branch is chosen, not written");
        }
    }
}
