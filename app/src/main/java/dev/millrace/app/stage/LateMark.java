package dev.millrace.app.stage;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** The mark of a late record: a struck ring. */
public final class LateMark {
    private LateMark() {}

    /** Draws it around a point. */
    public static void draw(GraphicsContext to, Color colour, Color inside, double x, double y, double radius) {
        to.setFill(inside);
        to.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        to.setStroke(colour);
        to.setLineWidth(Math.max(1.2, radius * 0.3));
        to.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        to.strokeLine(x - radius * 1.2, y + radius * 1.2, x + radius * 1.2, y - radius * 1.2);
    }
}
