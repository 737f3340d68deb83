package dev.millrace.app.model;

import dev.millrace.app.home.Settings;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** How the window looks: theme and scale, remembered in the settings. */
public final class LookModel {
    /** The scales offered, in percent. */
    public static final List<Integer> SCALES = List.of(80, 90, 100, 110, 125, 150, 175, 200, 225, 250);

    private static final String THEME = "theme";
    private static final String SCALE = "scale";

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final DoubleProperty scale = new SimpleDoubleProperty(1);

    /** Takes what the settings remember, and tells them of every change. */
    public LookModel(Settings settings) {
        dark.set("dark".equals(settings.text(THEME, "light")));
        scale.set(bounded(settings.number(SCALE, 1)));
        dark.addListener((property, before, now) -> settings.put(THEME, now ? "dark" : "light"));
        scale.addListener((property, before, now) -> settings.put(SCALE, now));
    }

    /** Whether the dark theme is on. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** Size of everything as a factor, 0.8 to 2.5. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** Switches between light and dark. */
    public void switchTheme() {
        dark.set(!dark.get());
    }

    /** The next larger (positive) or smaller (negative) of {@link #SCALES}. */
    public void zoom(int direction) {
        int now = (int) Math.round(scale.get() * 100);
        SCALES.stream()
                .filter(percent -> direction > 0 ? percent > now : percent < now)
                .reduce((first, second) -> direction > 0 ? first : second)
                .ifPresent(percent -> scale.set(percent / 100.0));
    }

    private static double bounded(double scale) {
        return Math.max(0.8, Math.min(2.5, scale));
    }
}
