package dev.millrace.app.stage;

import dev.millrace.app.theme.Palette;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Dots drawn once and then copied: where there are hundreds, drawing each as a curve would cost a software renderer more
 * than a frame has. FX thread.
 */
final class Stamps {
    private final Map<Color, Image> images = new HashMap<>();
    private @Nullable Palette palette;
    private double radius;

    /** The dot of a key at that size. */
    Image dot(Palette wanted, int key, double size) {
        if (!wanted.equals(palette) || size != radius) {
            images.clear();
            palette = wanted;
            radius = size;
        }
        return images.computeIfAbsent(wanted.key(key), colour -> drawn(colour, wanted.surface(), size));
    }

    private static Image drawn(Color colour, Color edge, double radius) {
        double size = Math.ceil(2 * radius + 4);
        Canvas canvas = new Canvas(size, size);
        GraphicsContext to = canvas.getGraphicsContext2D();
        double outer = radius + 1.2;
        to.setFill(edge);
        to.fillOval(size / 2 - outer, size / 2 - outer, 2 * outer, 2 * outer);
        to.setFill(colour);
        to.fillOval(size / 2 - radius, size / 2 - radius, 2 * radius, 2 * radius);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return canvas.snapshot(clear, null);
    }
}
