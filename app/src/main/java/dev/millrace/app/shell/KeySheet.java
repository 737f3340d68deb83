package dev.millrace.app.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The sheet over the window that lists all keys; any key or click closes it. */
final class KeySheet {
    private static final double WIDTH = 900;

    private KeySheet() {}

    static Node of(Keys keys, Runnable close) {
        FlowPane groups = new FlowPane();
        groups.getStyleClass().add("key-groups");
        groups.setPrefWrapLength(WIDTH);
        keys.all().stream()
                .map(Keys.Key::group)
                .distinct()
                .forEach(group -> groups.getChildren().add(group(group, keys)));
        Label heading = new Label("Keys");
        heading.getStyleClass().add("lesson-title");
        VBox sheet = new VBox(heading, groups);
        sheet.getStyleClass().add("key-sheet");
        sheet.setId("key-sheet");
        sheet.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        StackPane veil = new StackPane(sheet);
        veil.getStyleClass().add("veil");
        veil.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                close.run();
            }
        });
        veil.setAccessibleText("All keys; Escape closes");
        return veil;
    }

    private static Node group(String group, Keys keys) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        int row = 0;
        for (Keys.Key key : keys.all()) {
            if (key.group().equals(group)) {
                Label shown = new Label(key.shown());
                shown.getStyleClass().add("key-cap");
                grid.addRow(row++, shown, new Label(key.meaning()));
            }
        }
        Label heading = new Label(group);
        heading.getStyleClass().add("section");
        return new VBox(heading, grid);
    }
}
