package dev.millrace.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The typefaces that come with the program, so that the window looks the same on every system. */
public final class Fonts {
    /** Family of all text but code. */
    public static final String TEXT = "Inter";

    /** Family of code, clocks and values. */
    public static final String CODE = "JetBrains Mono";

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/";

    private static final List<String> FILES = List.of(
            "inter/Inter-Regular.otf",
            "inter/Inter-Italic.otf",
            "inter/Inter-SemiBold.otf",
            "inter/Inter-Bold.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "jetbrains_mono/JetBrainsMono-Bold.ttf",
            "jetbrains_mono/JetBrainsMono-Italic.ttf");

    private Fonts() {}

    /** Makes the families known to the toolkit; calling it again does no harm. */
    public static void load() {
        FILES.forEach(Fonts::load);
    }

    private static void load(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null || Font.loadFont(in, 12) == null) {
                throw new IllegalStateException("The typeface " + file + " is missing from the program's folder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
