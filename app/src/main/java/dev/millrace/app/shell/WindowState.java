package dev.millrace.app.shell;

import dev.millrace.app.home.Settings;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;

/** Size of the window and of its parts, from one time to the next. */
final class WindowState {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Settings settings;

    WindowState(Settings settings) {
        this.settings = settings;
    }

    /** A scene of the size that the window was: laid out in another one first, its dividers would end up elsewhere. */
    Scene scene(Parent root) {
        return new Scene(root, settings.number("window.width", WIDTH), settings.number("window.height", HEIGHT));
    }

    /** Makes the window as large as it was, at most as large as the screen. */
    void restore(Stage stage, double screenWidth, double screenHeight) {
        stage.setWidth(Math.min(screenWidth, settings.number("window.width", WIDTH)));
        stage.setHeight(Math.min(screenHeight, settings.number("window.height", HEIGHT)));
        stage.setMaximized(Boolean.parseBoolean(settings.text("window.maximized", "false")));
    }

    /** Puts the dividers where they were, or else where they are given. */
    void restore(SplitPane pane, double... otherwise) {
        for (int i = 0; i < otherwise.length; i++) {
            pane.setDividerPosition(i, settings.number(divider(pane, i), otherwise[i]));
        }
    }

    /** Remembers all of it. */
    void keep(Stage stage, SplitPane... panes) {
        settings.put("window.maximized", stage.isMaximized());
        if (!stage.isMaximized()) {
            settings.put("window.width", stage.getWidth());
            settings.put("window.height", stage.getHeight());
        }
        for (SplitPane pane : panes) {
            for (int i = 0; i < pane.getDividers().size(); i++) {
                settings.put(divider(pane, i), pane.getDividerPositions()[i]);
            }
        }
    }

    private static String divider(SplitPane pane, int index) {
        return "divider." + pane.getId() + "." + index;
    }
}
