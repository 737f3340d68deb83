package dev.millrace.app.stage;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

/**
 * Dots drawn once and then copied: where there are hundreds, drawing each as a curve would cost a software renderer more
 * than a frame has. FX thread.
 */
final class Stamps {
    private static final int REMEMBERED = 64;

    private final Map<Look, Image> images = new HashMap<>();

    /** What a dot looks like. */
    private record Look(Color colour, Color edge, double radius) {}

    void dot(GraphicsContext to, Color colour, Color edge, double x, double y, double radius) {
        if (images.size() > REMEMBERED) {
            images.clear();
        }
        Image image = images.computeIfAbsent(new Look(colour, edge, radius), Stamps::drawn);
        to.drawImage(image, Math.rint(x - image.getWidth() / 2), Math.rint(y - image.getHeight() / 2));
    }

    private static Image drawn(Look look) {
        double size = Math.ceil(2 * look.radius() + 4);
        Canvas canvas = new Canvas(size, size);
        GraphicsContext to = canvas.getGraphicsContext2D();
        double outer = look.radius() + 1.2;
        to.setFill(look.edge());
        to.fillOval(size / 2 - outer, size / 2 - outer, 2 * outer, 2 * outer);
        to.setFill(look.colour());
        to.fillOval(size / 2 - look.radius(), size / 2 - look.radius(), 2 * look.radius(), 2 * look.radius());
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return canvas.snapshot(clear, null);
    }
}
