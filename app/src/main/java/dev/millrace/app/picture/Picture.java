package dev.millrace.app.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A scene as it was drawn at one moment.
 *
 * @param pixels ARGB, rows from the top
 * @param width pixels a row
 */
public record Picture(int[] pixels, int width) {
    /** The scene as it is now. FX thread. */
    public static Picture of(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Picture(pixels, width);
    }

    /** Writes a PNG file; folders are made where they are missing. Any thread. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            Png.write(pixels, width, out);
        }
    }
}
