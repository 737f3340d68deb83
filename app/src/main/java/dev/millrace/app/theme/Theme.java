package dev.millrace.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;

/**
 * A look of the whole window: AtlantaFX's controls, our tokens (looked-up colours {@code -mr-...}, see {@code light.css})
 * and the rules written in them.
 */
public enum Theme {
    LIGHT,
    DARK;

    /** The theme of that name in any case; LIGHT where there is none. */
    public static Theme named(String name) {
        return DARK.label().equalsIgnoreCase(name) ? DARK : LIGHT;
    }

    /** The other one. */
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** The name written to files and shown: {@code light} or {@code dark}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Puts the theme on a scene and on the popups it will open; anything another theme put there goes. FX thread. */
    public void dress(Scene scene) {
        String controls =
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
        scene.setUserAgentStylesheet(controls);
        scene.getStylesheets().setAll(resource(label() + ".css"), resource("window.css"));
    }

    /** Gives a dialog, which has a window of its own, the look and the size of text of the scene that opens it. FX thread. */
    public static void dressLike(Scene opener, DialogPane dialog) {
        dialog.getScene().setUserAgentStylesheet(opener.getUserAgentStylesheet());
        dialog.getStylesheets().setAll(opener.getStylesheets());
        dialog.setStyle(opener.getRoot().getStyle());
    }

    private static String resource(String file) {
        return Objects.requireNonNull(Theme.class.getResource(file), file).toExternalForm();
    }
}
